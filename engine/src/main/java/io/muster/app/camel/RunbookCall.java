// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What a route asks of a runbook. */
@UriParams
public final class RunbookCall {

  @UriParam(
      label = "producer",
      enums = "start,answer,status,move,resume,retry,skip,undo,abort",
      defaultValue = "start",
      description = "What a message asks for.")
  private String operation = "start";

  @UriParam(
      label = "producer",
      description = "The run that is meant; without it, the header CamelMusterRun says so.")
  private String run = "";

  @UriParam(
      label = "producer",
      description = "To answer, one of what is asked, such as keep or undo.")
  private String choice = "";

  @UriParam(
      label = "producer",
      description = "To move, the ISO instant until which the run is to wait.")
  private String to = "";

  @UriParam(
      label = "producer",
      description =
          "To retry or skip, only this one of the failed steps; to answer, the one that is asked about, where a run asks several things.")
  private String step = "";

  @UriParam(
      label = "producer",
      description = "Who asks for it; without it and the header, the name of the Camel context.")
  private String by = "";

  @UriParam(label = "producer", description = "Why, for the record.")
  private String reason = "";

  @UriParam(
      label = "producer",
      description =
          "Whether a message waits until the run has ended or halted; otherwise it goes on when what it asks for is written down.")
  private boolean wait;

  public String getOperation() {
    return operation;
  }

  public void setOperation(String operation) {
    this.operation = operation;
  }

  public String getRun() {
    return run;
  }

  public void setRun(String run) {
    this.run = run;
  }

  public String getChoice() {
    return choice;
  }

  public void setChoice(String choice) {
    this.choice = choice;
  }

  public String getTo() {
    return to;
  }

  public void setTo(String to) {
    this.to = to;
  }

  public String getStep() {
    return step;
  }

  public void setStep(String step) {
    this.step = step;
  }

  public String getBy() {
    return by;
  }

  public void setBy(String by) {
    this.by = by;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public boolean isWait() {
    return wait;
  }

  public void setWait(boolean wait) {
    this.wait = wait;
  }
}
