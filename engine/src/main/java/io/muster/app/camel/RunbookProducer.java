// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import io.muster.app.Muster;
import io.muster.app.Refusal;
import io.muster.engine.ControlRequest;
import io.muster.engine.RunRequest;
import io.muster.json.StatusJson;
import io.muster.run.Control;
import io.muster.run.RunEvent;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.ExchangeHelper;

/** Starts runs of a runbook, and tells them what to do, without holding a thread of Camel. */
final class RunbookProducer extends DefaultAsyncProducer {

  private final RunbookEndpoint endpoint;
  private final RunbookOperation operation;

  RunbookProducer(RunbookEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.operation = RunbookOperation.of(endpoint.getCall().getOperation());
    if (operation == RunbookOperation.START) {
      var _ = endpoint.getStart().planName();
    }
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Thread.ofVirtual()
        .name("runbook " + endpoint.getName())
        .start(
            () -> {
              try {
                perform(exchange);
              } catch (Exception e) {
                exchange.setException(e);
              } finally {
                callback.done(false);
              }
            });
    return false;
  }

  private void perform(Exchange exchange) throws RunbookException {
    try {
      Asked asked = new Asked(endpoint, exchange.getMessage());
      RunId run = done(asked);
      if (endpoint.getCall().isWait()) {
        var _ = endpoint.muster().awaitEnd(run, this::isRunAllowed);
      }
      answer(exchange, run);
    } catch (RuntimeException e) {
      throw Refusal.of(e).map(RunbookException::new).orElseThrow(() -> e);
    }
  }

  private RunId done(Asked asked) throws RunbookException {
    Muster muster = endpoint.muster();
    if (operation == RunbookOperation.START) {
      return muster
          .desk()
          .start(
              new RunRequest(
                  muster.desk().runbook(endpoint.getName(), asked.parameters()),
                  endpoint.getStart().planName(),
                  asked.machines(),
                  endpoint.getStart().isYes(),
                  endpoint.getStart().isForce(),
                  asked.by()))
          .id();
    }
    RunId run = own(asked.run());
    switch (operation) {
      case ANSWER -> {
        var _ = muster.desk().answer(run, asked.step(), asked.choice(), asked.answerer());
      }
      case MOVE -> muster.desk().move(run, asked.to(), asked.by());
      case RESUME, RETRY, SKIP, UNDO, ABORT -> {
        Control control = operation.control().orElseThrow();
        muster
            .desk()
            .tell(
                new ControlRequest(
                    run, control, asked.step(), endpoint.getStart().isYes(), asked.by()));
      }
      case START, STATUS -> {}
    }
    return run;
  }

  /** Refuses a run of another runbook: whoever may use this endpoint need not be allowed that. */
  private RunId own(RunId run) throws RunbookException {
    String runbook = endpoint.muster().desk().find(run).runbook().name();
    if (!runbook.equals(endpoint.getName())) {
      throw RunbookException.invalid(
          "run '%s' is of runbook '%s'; send to 'runbook:%s' what is meant for it"
              .formatted(run, runbook, runbook));
    }
    return run;
  }

  private void answer(Exchange exchange, RunId id) {
    StoredRun run = endpoint.muster().desk().find(id);
    List<RunEvent> events = endpoint.muster().desk().journal().events(id);
    RunHistory history = RunHistory.of(events);
    Message message = exchange.getMessage();
    message.setHeader(RunbookHeaders.RUN, id.value());
    message.setHeader(RunbookHeaders.STATE, history.state().word());
    message.removeHeader(RunbookHeaders.OUTCOME);
    history.end().ifPresent(end -> message.setHeader(RunbookHeaders.OUTCOME, end.outcome().word()));
    if (ExchangeHelper.isOutCapable(exchange)) {
      message.setHeader(Exchange.CONTENT_TYPE, "application/json");
      message.setBody(StatusJson.asking(run, history).toString());
    }
  }
}
