// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.action.Result;
import io.muster.action.StepFailure;
import io.muster.route.component.StepExchange;
import io.muster.run.NotYet;
import io.muster.run.PlanSteps;
import io.muster.run.Question;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.StepRecord;
import io.muster.runbook.PauseEnd;
import io.muster.runbook.Step;
import io.muster.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.util.URISupport;

/** One attempt at a step, within its time limit. */
final class StepAttempt {

  private final String node;
  private final Processor target;

  /**
   * @param node the id of the node, which is the step's id
   * @param target performs the step
   */
  StepAttempt(String node, Processor target) {
    this.node = node;
    this.target = target;
  }

  /**
   * @param record what the attempt writes down while it acts
   * @throws Exception what went wrong, whatever the producer throws
   */
  Result perform(PlanRun run, PlanSteps.Entry entry, Exchange exchange, StepLog record)
      throws Exception {
    return ScopedValue.where(StepRecord.CURRENT, record)
        .call(() -> act(run, entry, exchange, record));
  }

  private Result act(PlanRun run, PlanSteps.Entry entry, Exchange exchange, StepLog record)
      throws Exception {
    Duration limit = limit(entry);
    StepExchange.prepare(exchange, run.context(record.deadline()));
    return switch (entry.step()) {
      case Step.Wait wait -> {
        Instant begun = run.before(entry).firstBegan().orElse(run.around().time().now());
        record.waitUntil(begun, it -> it.plus(wait.duration()));
        yield Result.of("waited " + wait.duration().toSeconds() + " s");
      }
      case Step.SwitchTime time -> new Switching(run, entry, time).await(record);
      case Step.Call call -> send(run, call.uri(), exchange, limit);
      case Step.Notify message -> send(run, message.uri(), exchange, limit);
      case Step.Pause pause -> pause(run, entry, pause);
      case Step.Guest _, Step.Perform _, Step.Snapshot _ -> throw NotYet.reached(entry.step());
      case Step.Vm _, Step.Power _, Step.Connection _, Step.Verify _ -> {
        toTarget(exchange);
        yield StepExchange.result(exchange);
      }
    };
  }

  /** Goes on when somebody says so; otherwise the step fails, and what follows is the plan's. */
  private static Result pause(PlanRun run, PlanSteps.Entry entry, Step.Pause pause) {
    List<String> choices = Arrays.stream(PauseEnd.values()).map(PauseEnd::word).toList();
    DecisionAnswered answer =
        run.asking()
            .answered(
                entry.place(),
                new Question(
                    pause.text(),
                    choices,
                    pause.approvers(),
                    1,
                    false,
                    run.around().time().now().plus(pause.within()),
                    pause.otherwise().word()));
    String who = answer.by().words();
    if (answer.choice().equals(PauseEnd.GO.word())) {
      return Result.of("go, by " + who);
    }
    throw StepFailure.refused(
        "Paused", "'%s' was answered with %s, by %s".formatted(pause.text(), answer.choice(), who));
  }

  /** How long the attempt may take. */
  static Duration limit(PlanSteps.Entry entry) {
    return entry.options().timeout().orElse(TimeLimits.of(entry));
  }

  /** Camel's producers know no deadline, so one is kept for them. */
  private Result send(PlanRun run, String uri, Exchange exchange, Duration limit) {
    String shown = URISupport.sanitizeUri(uri);
    if (!run.around().messages()) {
      return Result.of("not sent from the lab: " + shown);
    }
    Exchange copy = ExchangeHelper.createCopy(exchange, true);
    CompletableFuture<Result> sent = new CompletableFuture<>();
    Time time = run.around().time();
    time.fork(
        node + "/send",
        () -> {
          try {
            toTarget(copy);
            sent.complete(Result.of("sent to " + shown));
          } catch (Throwable problem) {
            sent.completeExceptionally(problem);
          }
        });
    try {
      return time.await(sent, time.now().plus(limit));
    } catch (CompletionException e) {
      throw e.getCause() instanceof StepFailure failure ? failure : e;
    } catch (TimeoutException e) {
      throw StepFailure.failed(
          "TimedOut",
          "'%s' has not answered within %d s; the message may still have been received"
              .formatted(shown, limit.toSeconds()));
    }
  }

  private void toTarget(Exchange exchange) throws Exception {
    target.process(exchange);
    Exception problem = exchange.getException();
    if (problem != null) {
      exchange.setException(null);
      throw problem;
    }
  }
}
