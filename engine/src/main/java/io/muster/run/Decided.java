// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunEvent.DecisionAsked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has become of a decision so far.
 *
 * @param asked what people were asked; empty where the checks have decided
 * @param answers those that count
 */
public record Decided(Optional<DecisionAsked> asked, List<DecisionAnswered> answers) {

  static final Decided NEW = new Decided(Optional.empty(), List.of());

  /** The answer that has decided it; the first one, where several came at the same time. */
  public Optional<DecisionAnswered> answer() {
    return answers.stream().filter(DecisionAnswered::decided).findFirst();
  }

  /** Whether people are being asked. */
  public boolean isOpen() {
    return asked.isPresent() && answer().isEmpty();
  }

  Decided asked(DecisionAsked event) {
    return new Decided(asked.or(() -> Optional.of(event)), answers);
  }

  Decided answered(DecisionAnswered event) {
    List<DecisionAnswered> more = new ArrayList<>(answers);
    more.add(event);
    return new Decided(asked, List.copyOf(more));
  }
}
