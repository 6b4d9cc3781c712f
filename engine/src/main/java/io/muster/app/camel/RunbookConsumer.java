// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import io.muster.journal.Journal;
import io.muster.json.CloudEvent;
import io.muster.run.RunId;
import io.muster.run.RunState;
import io.muster.run.RunSummary;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * Tells what happens in the runs of a runbook, in whichever process it does: each event of a run in
 * order and at least once. The journal is looked at from the last event that a route has taken; one
 * that it fails on is told again with the next look, before any other of its run.
 */
final class RunbookConsumer extends ScheduledPollConsumer {

  private final RunbookEndpoint endpoint;
  private final EventFilter filter;
  private final EventForm form;

  RunbookConsumer(
      RunbookEndpoint endpoint, Processor processor, EventFilter filter, EventForm form) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.filter = filter;
    this.form = form;
  }

  @Override
  protected void doStart() throws Exception {
    Position position = position();
    if (!position.isBegun()) {
      if (endpoint.getBegin().equals("now")) {
        runs().forEach(run -> pass(run, position));
      }
      position.begin();
    }
    super.doStart();
  }

  private Position position() {
    String name = endpoint.getSubscription().isEmpty() ? getRouteId() : endpoint.getSubscription();
    if (name == null) {
      throw new IllegalArgumentException(
          "endpoint '%s': the consumer has no name to remember its position by; give the option subscription"
              .formatted(endpoint.getEndpointUri()));
    }
    return new Position(endpoint.remembered(), name);
  }

  private void pass(RunSummary run, Position position) {
    if (run.state() == RunState.ENDED) {
      position.ended(run.id());
    } else {
      position.told(run.id(), journal().events(run.id(), 0).getLast().number());
    }
  }

  private Journal journal() {
    return endpoint.muster().desk().journal();
  }

  /** Oldest first. */
  private List<RunSummary> runs() {
    return journal().runs().reversed().stream()
        .filter(run -> run.runbook().equals(endpoint.getName()))
        .toList();
  }

  @Override
  protected int poll() throws Exception {
    Position position = position();
    int told = 0;
    for (RunSummary run : runs()) {
      Optional<Long> after = position.of(run.id());
      if (after.isPresent() && isRunAllowed()) {
        told += tell(run.id(), after.get(), position);
      }
    }
    return told;
  }

  private int tell(RunId run, long after, Position position) throws Exception {
    int told = 0;
    for (Journal.Entry entry : journal().events(run, after)) {
      Optional<CloudEvent> event =
          CloudEvent.of(endpoint.getName(), run, entry.number(), entry.event())
              .filter(it -> filter.takes(it.type()));
      if (!isRunAllowed() || (event.isPresent() && !isTaken(run, event.get()))) {
        return told;
      }
      told += event.isPresent() ? 1 : 0;
      if (RunState.after(entry.event()).equals(Optional.of(RunState.ENDED))) {
        position.ended(run);
      } else {
        position.told(run, entry.number());
      }
    }
    return told;
  }

  private boolean isTaken(RunId run, CloudEvent event) throws Exception {
    Exchange exchange = createExchange(false);
    try {
      form.fill(exchange.getMessage(), run, event);
      getProcessor().process(exchange);
      if (exchange.getException() == null) {
        return true;
      }
      getExceptionHandler()
          .handleException(
              "event '%s' is told again, since the route has failed on it"
                  .formatted(event.attributes().get("id")),
              exchange,
              exchange.getException());
      return false;
    } finally {
      releaseExchange(exchange, false);
    }
  }
}
