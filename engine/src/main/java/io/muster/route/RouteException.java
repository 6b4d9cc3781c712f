// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ResolveEndpointFailedException;

/** A plan cannot be compiled into routes. */
public final class RouteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RouteException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says which endpoint Camel refused, where that was the reason. */
  static RouteException of(Runbook runbook, Plan plan, Throwable problem) {
    String reason = problem.getMessage();
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoSuchEndpointException missing) {
        reason =
            "Camel has no component for '%s'; put its jar beside Muster's, or correct the URI"
                .formatted(missing.getUri().replaceFirst("://", ":"));
      } else if (cause instanceof ResolveEndpointFailedException refused) {
        reason = "endpoint '%s' is not valid: %s".formatted(refused.getUri(), refused.getMessage());
      } else if (cause instanceof FailedToCreateRouteException failed && cause.getCause() == null) {
        reason = failed.getMessage();
      }
    }
    return new RouteException(
        "plan '%s' of runbook '%s' cannot be compiled: %s"
            .formatted(plan.name().word(), runbook.name(), reason),
        problem);
  }
}
