// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a failover or failback once it stands (LANGUAGE.md, Decisions).
 *
 * @param rules what the outcome of the checks decides at once
 * @param approval who is asked where no rule decides; empty means whoever may answer
 * @param limit how long people are waited for; empty where the rules decide every outcome
 */
public record Decision(
    Position at, List<Rule> rules, Optional<Approval> approval, Optional<Limit> limit) {

  /** Whether a rule or the end of the time makes this choice. */
  public boolean chooses(Choice choice) {
    return rules.stream().anyMatch(rule -> rule.choice() == choice)
        || limit.filter(it -> it.otherwise() == choice).isPresent();
  }

  /** The choice that an outcome of the checks makes. */
  public record Rule(Position at, Choice choice, Outcome when) {}

  /**
   * Who answers.
   *
   * @param approvers people or groups of the configuration; empty means whoever may answer
   * @param quorum how many of them have to say the same
   * @param notStarter whether the one who started the run does not count
   */
  public record Approval(Position at, List<String> approvers, int quorum, boolean notStarter) {}

  /** The choice that is made when nobody has answered in time. */
  public record Limit(Position at, Duration within, Choice otherwise) {}

  /** Whether the checks hold. */
  public enum Outcome {
    PASS("checksPass"),
    FAIL("checksFail");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** What can be decided. */
  public enum Choice {
    /** It stays as it is. */
    KEEP("keep"),
    /** It is taken back. */
    UNDO("undo"),
    /** The replicas become the production VMs. */
    PERMANENT("permanent"),
    /** The machines go back to the production site. */
    FAILBACK("failback"),
    /** The failback is made final. */
    COMMIT("commit");

    private final String word;

    Choice(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** What people are offered in the Failover state (domain.md, section 2.3). */
  public static final List<Choice> AFTER_FAILOVER =
      List.of(Choice.KEEP, Choice.UNDO, Choice.PERMANENT, Choice.FAILBACK);

  /** What people are offered in the Failback state (domain.md, section 2.3). */
  public static final List<Choice> AFTER_FAILBACK =
      List.of(Choice.COMMIT, Choice.UNDO, Choice.KEEP);
}
