// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.language.Block;
import io.muster.dsl.words.StepsWords;
import io.muster.dsl.words.TakenBack;
import io.muster.dsl.words.Tries;
import io.muster.dsl.words.VerifyWords;
import io.muster.runbook.GuestProgram;
import io.muster.runbook.Position;
import io.muster.runbook.PowerAction;
import io.muster.runbook.SnapshotAction;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import io.muster.runbook.StepOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Collects the steps of a place in a plan. */
class StepsCollector implements StepsWords {

  final StepList steps;

  StepsCollector(StepList steps) {
    this.steps = steps;
  }

  @Override
  public void wait(Position at, Duration time, Tries tries, TakenBack back) {
    var options = steps.options(tries, back);
    steps.step("wait", id -> new Step.Wait(id, at, time, options.apply(id)));
  }

  @Override
  public void verify(Position at, Tries tries, TakenBack back, Block<VerifyWords> body) {
    var options = steps.options(tries, back);
    VerifyCollector checks = new VerifyCollector();
    body.readInto(checks);
    verification(id -> new Step.Verify(id, at, checks.verifications(id), options.apply(id)));
  }

  void verification(Function<StepId, Step> verify) {
    steps.step("verify", verify);
  }

  @Override
  public void pause(Position at, String text, Pause pause, Tries tries, TakenBack back) {
    var options = steps.options(tries, back);
    steps.step(
        "pause",
        id ->
            new Step.Pause(
                id,
                at,
                text,
                pause.approvers().orElse(List.of()),
                pause.within(),
                pause.otherwise(),
                options.apply(id)));
  }

  @Override
  public void call(Position at, String uri, Message message, Tries tries, TakenBack back) {
    var options = steps.options(tries, back);
    steps.step(
        "call",
        id ->
            new Step.Call(
                id,
                at,
                uri,
                message.method(),
                message.headers().orElse(Map.of()),
                message.body(),
                message.expect(),
                options.apply(id)));
  }

  @Override
  public void notify(Position at, String uri, Notice notice, Tries tries, TakenBack back) {
    var options = steps.options(tries, back);
    steps.step(
        "notify",
        id -> new Step.Notify(id, at, uri, notice.subject(), notice.body(), options.apply(id)));
  }

  @Override
  public void guest(Position at, String vm, Program program, Tries tries, TakenBack back) {
    var options = steps.options(tries, back);
    steps.step("guest", id -> new Step.Guest(id, at, program(vm, program), options.apply(id)));
  }

  static GuestProgram program(String vm, Program program) {
    return new GuestProgram(
        vm,
        program.run(),
        program.args().orElse(List.of()),
        program.as(),
        program.expect().orElse(0));
  }

  @Override
  public void perform(Position at, String procedure, Tries tries, TakenBack back) {
    var options = steps.options(tries, back);
    Procedures procedures = steps.procedures();
    steps.step(
        "perform",
        id ->
            new Step.Perform(
                id, at, procedure, procedures.perform(at, procedure, id), options.apply(id)));
  }

  @Override
  public void powerOn(Position at, String vm, Where where, Tries tries, TakenBack back) {
    power(PowerAction.POWER_ON, at, vm, where, steps.options(tries, back));
  }

  @Override
  public void powerOff(Position at, String vm, Where where, Tries tries, TakenBack back) {
    power(PowerAction.POWER_OFF, at, vm, where, steps.options(tries, back));
  }

  @Override
  public void shutdown(Position at, String vm, Where where, Tries tries, TakenBack back) {
    power(PowerAction.SHUTDOWN, at, vm, where, steps.options(tries, back));
  }

  @Override
  public void suspend(Position at, String vm, Where where, Tries tries, TakenBack back) {
    power(PowerAction.SUSPEND, at, vm, where, steps.options(tries, back));
  }

  private void power(
      PowerAction action,
      Position at,
      String vm,
      Where where,
      Function<StepId, StepOptions> options) {
    steps.step(
        action.word(), id -> new Step.Power(id, at, action, vm, where.site(), options.apply(id)));
  }

  @Override
  public void snapshot(
      Position at, String vm, NamedSnapshot snapshot, Tries tries, TakenBack back) {
    snapshot(SnapshotAction.CREATE, at, vm, snapshot, steps.options(tries, back));
  }

  @Override
  public void revert(Position at, String vm, NamedSnapshot snapshot, Tries tries, TakenBack back) {
    snapshot(SnapshotAction.REVERT, at, vm, snapshot, steps.options(tries, back));
  }

  @Override
  public void removeSnapshot(
      Position at, String vm, NamedSnapshot snapshot, Tries tries, TakenBack back) {
    snapshot(SnapshotAction.REMOVE, at, vm, snapshot, steps.options(tries, back));
  }

  private void snapshot(
      SnapshotAction action,
      Position at,
      String vm,
      NamedSnapshot named,
      Function<StepId, StepOptions> options) {
    steps.step(
        action.word(),
        id -> new Step.Snapshot(id, at, action, vm, named.site(), named.name(), options.apply(id)));
  }

  @Override
  public void connect(Position at, String vm, Adapters adapters, Tries tries, TakenBack back) {
    connection(true, at, vm, adapters, steps.options(tries, back));
  }

  @Override
  public void disconnect(Position at, String vm, Adapters adapters, Tries tries, TakenBack back) {
    connection(false, at, vm, adapters, steps.options(tries, back));
  }

  private void connection(
      boolean connected,
      Position at,
      String vm,
      Adapters adapters,
      Function<StepId, StepOptions> options) {
    steps.step(
        connected ? "connect" : "disconnect",
        id ->
            new Step.Connection(
                id, at, connected, vm, adapters.site(), adapters.network(), options.apply(id)));
  }
}
