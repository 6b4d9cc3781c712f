// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Whether something that runs depend on can be reached. */
final class ReachableCheck implements HealthCheck {

  private final String id;
  private final Supplier<Optional<String>> problem;
  private volatile boolean enabled = true;

  /**
   * @param problem looks, and gives what is wrong
   */
  ReachableCheck(String id, Supplier<Optional<String>> problem) {
    this.id = id;
    this.problem = problem;
  }

  @Override
  public String getGroup() {
    return "muster";
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public boolean isEnabled() {
    return enabled;
  }

  @Override
  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  /** A site that is away is what Muster is for: the application that runs it need not be ended. */
  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  public Result call(Map<String, Object> options) {
    HealthCheckResultBuilder result =
        HealthCheckResultBuilder.on(this)
            .detail(CHECK_ID, id)
            .detail(CHECK_GROUP, getGroup())
            .detail(CHECK_KIND, Kind.READINESS);
    problem.get().ifPresentOrElse(sentence -> result.message(sentence).down(), () -> result.up());
    return result.build();
  }
}
