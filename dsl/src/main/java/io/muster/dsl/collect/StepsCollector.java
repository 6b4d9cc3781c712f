// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.language.Block;
import io.muster.dsl.words.StepsWords;
import io.muster.dsl.words.VerifyWords;
import io.muster.runbook.Position;
import io.muster.runbook.PowerAction;
import io.muster.runbook.Step;
import io.muster.runbook.StepOptions;
import java.time.Duration;
import java.util.Map;

/** Collects the steps of {@code before} and {@code after}. */
class StepsCollector implements StepsWords {

  final StepList steps;

  StepsCollector(StepList steps) {
    this.steps = steps;
  }

  @Override
  public void wait(Position at, Duration time) {
    steps.step("wait", id -> new Step.Wait(id, at, time));
  }

  @Override
  public void verify(Position at, Block<VerifyWords> body) {
    VerifyCollector verifications = new VerifyCollector();
    body.readInto(verifications);
    verification(at, verifications);
  }

  void verification(Position at, VerifyCollector verifications) {
    steps.step("verify", id -> new Step.Verify(id, at, verifications.verifications(id)));
  }

  @Override
  public void call(Position at, String uri, Call call) {
    StepOptions options = steps.options(call.retries(), call.timeout(), call.critical());
    steps.step(
        "call",
        id ->
            new Step.Call(
                id,
                at,
                uri,
                call.method(),
                call.headers().orElse(Map.of()),
                call.body(),
                call.expect(),
                options));
  }

  @Override
  public void notify(Position at, String uri, Notice notice) {
    StepOptions options = steps.options(notice.retries(), notice.timeout(), notice.critical());
    steps.step(
        "notify", id -> new Step.Notify(id, at, uri, notice.subject(), notice.body(), options));
  }

  @Override
  public void powerOn(Position at, String vm, Power power) {
    power(PowerAction.POWER_ON, at, vm, power);
  }

  @Override
  public void powerOff(Position at, String vm, Power power) {
    power(PowerAction.POWER_OFF, at, vm, power);
  }

  @Override
  public void shutdown(Position at, String vm, Power power) {
    power(PowerAction.SHUTDOWN, at, vm, power);
  }

  @Override
  public void suspend(Position at, String vm, Power power) {
    power(PowerAction.SUSPEND, at, vm, power);
  }

  private void power(PowerAction action, Position at, String vm, Power power) {
    StepOptions options = steps.options(power.retries(), power.timeout(), power.critical());
    steps.step(action.word(), id -> new Step.Power(id, at, action, vm, power.site(), options));
  }
}
