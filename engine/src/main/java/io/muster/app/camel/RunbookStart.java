// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import io.muster.problem.NearMiss;
import io.muster.runbook.PlanName;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What a route starts, and what it has to mean for that. */
@UriParams
public final class RunbookStart {

  @UriParam(
      label = "producer",
      enums = "failover,plannedFailover,failback,switchover,commit,permanent,reprotect,undo,drill",
      description = "To start, the plan that is run.")
  private String plan = "";

  @UriParam(
      label = "producer",
      description =
          "To start, only these machines, with commas between, as the runbook calls them; without them, all.")
  private String machines = "";

  @UriParam(
      label = "producer",
      description =
          "To start or undo, whether it is meant that data is discarded; no header can say so.")
  private boolean yes;

  @UriParam(
      label = "producer",
      description =
          "To start, whether to fail over a replica that somebody else has changed, and to count as undone what cannot be reached; no header can say so.")
  private boolean force;

  /** The plan that is named. */
  PlanName planName() {
    List<String> words = Arrays.stream(PlanName.values()).map(PlanName::word).toList();
    return PlanName.of(plan)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no plan '%s'; %s"
                        .formatted(
                            plan,
                            NearMiss.hint(plan, words)
                                .orElse("there are " + String.join(", ", words)))));
  }

  public String getPlan() {
    return plan;
  }

  public void setPlan(String plan) {
    this.plan = plan;
  }

  public String getMachines() {
    return machines;
  }

  public void setMachines(String machines) {
    this.machines = machines;
  }

  public boolean isYes() {
    return yes;
  }

  public void setYes(boolean yes) {
    this.yes = yes;
  }

  public boolean isForce() {
    return force;
  }

  public void setForce(boolean force) {
    this.force = force;
  }
}
