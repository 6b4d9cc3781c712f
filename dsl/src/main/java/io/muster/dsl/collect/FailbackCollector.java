// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.language.Block;
import io.muster.dsl.words.DecideWords;
import io.muster.dsl.words.FailbackWords;
import io.muster.dsl.words.StepsWords;
import io.muster.dsl.words.VerifyWords;
import io.muster.runbook.Decision;
import io.muster.runbook.Failback;
import io.muster.runbook.FailbackTarget;
import io.muster.runbook.OnFailure;
import io.muster.runbook.PlanName;
import io.muster.runbook.Position;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import io.muster.runbook.StepOptions;
import io.muster.runbook.Switchover;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what stands in {@code failback}. */
final class FailbackCollector implements FailbackWords {

  private static final Duration SILENCE = Duration.ofHours(24);

  private final Position at;
  private final Written written;
  private final StepId id = new StepId(PlanName.FAILBACK.word());
  private final Map<String, Position> once = new HashMap<>();
  private final StepList before;
  private final StepList verify;
  private final StepList after;
  private FailbackTarget target = new FailbackTarget.Original();
  private Switchover switchover = new Switchover.Manual();
  private boolean powerOn = true;
  private OnFailure onFailure = OnFailure.HALT;
  private Optional<Decision> decision = Optional.empty();

  FailbackCollector(Position at, Procedures procedures, Written written) {
    this.at = at;
    this.written = written;
    this.before = new StepList(procedures, true);
    this.verify = new StepList(procedures, true);
    this.after = new StepList(procedures, true);
  }

  Failback failback() {
    return new Failback(
        at,
        target,
        switchover,
        powerOn,
        before.steps(id.child("before")),
        verify.steps(id),
        after.steps(id.child("after")),
        onFailure,
        decision.orElseGet(this::asked));
  }

  /** Where nothing is written, people are asked, and silence keeps it (LANGUAGE.md, Plans). */
  private Decision asked() {
    return new Decision(
        at,
        List.of(),
        Optional.empty(),
        Optional.of(new Decision.Limit(at, SILENCE, Decision.Choice.KEEP)));
  }

  @Override
  public void to(Position place, FailbackTarget where) {
    written.once(once, PlanName.FAILBACK.word(), "to", place);
    target = where;
  }

  @Override
  public void switchover(Position place, Switchover when) {
    written.once(once, "switchover", place);
    switchover = when;
  }

  @Override
  public void powerOn(Position place, boolean on) {
    written.once(once, "powerOn", place);
    powerOn = on;
  }

  @Override
  public void before(Position place, Block<StepsWords> body) {
    written.once(once, "before", place);
    body.readInto(new StepsCollector(before));
  }

  @Override
  public void verify(Position place, Block<VerifyWords> body) {
    VerifyCollector checks = new VerifyCollector();
    body.readInto(checks);
    verify.step(
        "verify",
        step -> new Step.Verify(step, place, checks.verifications(step), StepOptions.DEFAULT));
  }

  @Override
  public void after(Position place, Block<StepsWords> body) {
    written.once(once, "after", place);
    body.readInto(new StepsCollector(after));
  }

  @Override
  public void onFailure(Position place, OnFailure what) {
    written.once(once, "onFailure", place);
    onFailure = what;
  }

  @Override
  public void decide(Position place, Block<DecideWords> body) {
    written.once(once, "decide", place);
    DecisionCollector collector = new DecisionCollector(place, written);
    body.readInto(collector);
    decision = Optional.of(collector.decision());
  }
}
