// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import io.muster.action.ReplicaAction;
import io.muster.action.Result;
import io.muster.action.StepContext;
import io.muster.action.StepFailure;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.RestorePointChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Fail replicas of virtual machines over and back, and make that final or undo it. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "replica",
    title = "Replica",
    syntax = "replica:operation",
    producerOnly = true,
    category = {Category.CLOUD})
public final class ReplicaEndpoint extends StepEndpoint {

  /** Outside of a run too. */
  private static final String STATUS = "status";

  @UriPath(
      enums =
          "status,failover,testFailover,plannedFailover,undoFailover,permanentFailover,failback,switchover,commitFailback,undoFailback,reprotect",
      description =
          "What is done to the replica; status looks, and is the only one for routes outside of a run.")
  @Metadata(required = true)
  private String operation = "";

  @UriParam(description = "The machine, as the runbook calls it.")
  @Metadata(required = true)
  private String vm = "";

  @UriParam(
      defaultValue = "latest",
      description =
          "The restore point: latest, before: and an ISO instant, or named: and its name.")
  private String restorePoint = "latest";

  @UriParam(
      description =
          "In a compiled plan, the least time from the start of the machine before it in the group.")
  private Duration delay = Duration.ZERO;

  ReplicaEndpoint(String uri, Component component) {
    super(uri, component);
  }

  @Override
  public Producer createProducer() {
    if (operation.equals(STATUS)) {
      return new ReplicaStatusProducer(this);
    }
    ReplicaOperation wanted =
        Arrays.stream(ReplicaOperation.values())
            .filter(value -> value.word().equals(operation))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(unknownOperation()));
    RestorePointChoice point = point();
    return new StepProducer(this, context -> perform(context, wanted, point), _ -> refused());
  }

  /** One run at a time has a replica (DESIGN.md, section 2), so nothing else changes one. */
  private Result refused() {
    throw StepFailure.refused(
        "InvalidState",
        "no run calls endpoint '%s', and only runs change replicas; send to 'runbook:NAME?plan=PLAN&machines=%s' instead"
            .formatted(getEndpointUri(), vm));
  }

  private Result perform(StepContext context, ReplicaOperation wanted, RestorePointChoice point) {
    return new ReplicaAction(context, wanted).perform(vm, point);
  }

  private RestorePointChoice point() {
    if (restorePoint.startsWith("before:")) {
      return new RestorePointChoice.Before(
          Instant.parse(restorePoint.substring("before:".length())));
    }
    if (restorePoint.startsWith("named:")) {
      return new RestorePointChoice.Named(restorePoint.substring("named:".length()));
    }
    if (restorePoint.startsWith("at:")) {
      return new RestorePointChoice.At(Instant.parse(restorePoint.substring("at:".length())));
    }
    if (restorePoint.equals("latestConsistent")) {
      return new RestorePointChoice.LatestConsistent();
    }
    return new RestorePointChoice.Latest();
  }

  private String unknownOperation() {
    String known =
        Arrays.stream(ReplicaOperation.values())
            .map(ReplicaOperation::word)
            .collect(Collectors.joining(", "));
    return "'%s' is not an operation on a replica; there are status, %s"
        .formatted(operation, known);
  }

  public String getOperation() {
    return operation;
  }

  public void setOperation(String operation) {
    this.operation = operation;
  }

  public String getVm() {
    return vm;
  }

  public void setVm(String vm) {
    this.vm = vm;
  }

  public String getRestorePoint() {
    return restorePoint;
  }

  public void setRestorePoint(String restorePoint) {
    this.restorePoint = restorePoint;
  }

  public Duration getDelay() {
    return delay;
  }

  public void setDelay(Duration delay) {
    this.delay = delay;
  }
}
