// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import io.muster.app.Muster;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;

/** Start disaster-recovery runbooks, answer what they ask, and receive what happens in them. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "runbook",
    title = "Runbook",
    syntax = "runbook:name",
    headersClass = RunbookHeaders.class,
    category = {Category.WORKFLOW, Category.CLOUD})
public final class RunbookEndpoint extends ScheduledPollEndpoint {

  @UriPath(description = "The name of the runbook.")
  @Metadata(required = true)
  private String name = "";

  @UriParam private RunbookStart start = new RunbookStart();

  @UriParam private RunbookCall call = new RunbookCall();

  @UriParam(
      label = "consumer",
      defaultValue = "*",
      description =
          "The types of events that are told, with commas between: such as run.ended, step.*, or * for all.")
  private String events = "*";

  @UriParam(
      label = "consumer",
      enums = "structured,binary",
      defaultValue = "structured",
      description =
          "CloudEvents in structured mode, the whole event as the JSON body, or in binary mode, its data as the body and the rest in ce- headers.")
  private String format = "structured";

  @UriParam(
      label = "consumer",
      enums = "now,beginning",
      defaultValue = "now",
      description =
          "Where a consumer begins that has told nothing yet: with what happens from now on, or with all that is written down.")
  private String begin = "now";

  @UriParam(
      label = "consumer",
      description =
          "The name by which the consumer remembers up to where it has told events; without it, the id of its route.")
  private String subscription = "";

  RunbookEndpoint(String uri, Component component) {
    super(uri, component);
  }

  @Override
  public Producer createProducer() {
    return new RunbookProducer(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    RunbookConsumer consumer =
        new RunbookConsumer(this, processor, new EventFilter(events), EventForm.of(format));
    configureConsumer(consumer);
    return consumer;
  }

  /** What runs the runbook. */
  Muster muster() {
    return ((RunbookComponent) getComponent()).running();
  }

  /** Where consumers remember what they have told. */
  StateRepository<String, String> remembered() {
    return ((RunbookComponent) getComponent()).remembered();
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  /** What is started. */
  public RunbookStart getStart() {
    return start;
  }

  public void setStart(RunbookStart start) {
    this.start = start;
  }

  /** What a message asks for. */
  public RunbookCall getCall() {
    return call;
  }

  public void setCall(RunbookCall call) {
    this.call = call;
  }

  public String getEvents() {
    return events;
  }

  public void setEvents(String events) {
    this.events = events;
  }

  public String getFormat() {
    return format;
  }

  public void setFormat(String format) {
    this.format = format;
  }

  public String getBegin() {
    return begin;
  }

  public void setBegin(String begin) {
    this.begin = begin;
  }

  public String getSubscription() {
    return subscription;
  }

  public void setSubscription(String subscription) {
    this.subscription = subscription;
  }
}
