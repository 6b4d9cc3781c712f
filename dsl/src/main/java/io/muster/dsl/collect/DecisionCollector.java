// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.words.DecideWords;
import io.muster.runbook.Decision;
import io.muster.runbook.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what stands in {@code decide}. */
final class DecisionCollector implements DecideWords {

  private final Position at;
  private final Written written;
  private final Map<String, Position> once = new HashMap<>();
  private final List<Decision.Rule> rules = new ArrayList<>();
  private Optional<Decision.Approval> approval = Optional.empty();
  private Optional<Decision.Limit> limit = Optional.empty();

  DecisionCollector(Position at, Written written) {
    this.at = at;
    this.written = written;
  }

  Decision decision() {
    return new Decision(at, List.copyOf(rules), approval, limit);
  }

  @Override
  public void keep(Position place, When when) {
    rules.add(new Decision.Rule(place, Decision.Choice.KEEP, when.when()));
  }

  @Override
  public void undo(Position place, When when) {
    rules.add(new Decision.Rule(place, Decision.Choice.UNDO, when.when()));
  }

  @Override
  public void permanent(Position place, When when) {
    rules.add(new Decision.Rule(place, Decision.Choice.PERMANENT, when.when()));
  }

  @Override
  public void failback(Position place, When when) {
    rules.add(new Decision.Rule(place, Decision.Choice.FAILBACK, when.when()));
  }

  @Override
  public void commit(Position place, When when) {
    rules.add(new Decision.Rule(place, Decision.Choice.COMMIT, when.when()));
  }

  @Override
  public void ask(Position place, Approval who) {
    written.once(once, "ask", place);
    approval =
        Optional.of(
            new Decision.Approval(
                place,
                who.approvers().orElse(List.of()),
                who.quorum().orElse(1),
                who.notStarter().orElse(false)));
  }

  @Override
  public void within(Position place, Duration time, Limit otherwise) {
    written.once(once, "within", place);
    limit = Optional.of(new Decision.Limit(place, time, otherwise.otherwise()));
  }
}
