// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import java.util.Locale;

/**
 * One thing that runs differently.
 *
 * @param subject the name of what has changed, such as a machine or a group
 */
public record Change(Kind kind, String subject, String sentence) {

  /** What a change is about; the most important first. */
  public enum Kind {
    SITE,
    MACHINE,
    GROUP,
    TIME,
    REPLICA,
    NETWORK,
    ADDRESS,
    CHECK,
    STEP,
    PROCEDURE,
    FAILURE,
    DECISION,
    FAILBACK,
    TRIGGER,
    DRILL,
    PARAMETER,
    OBJECTIVE,
    TITLE;

    /** As tools read it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Change in(String plan) {
    return new Change(kind, subject, "in " + plan + ", " + sentence);
  }
}
