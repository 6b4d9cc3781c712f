// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.run.Question;

/** What people are asked, in a line. */
final class Questions {

  private Questions() {}

  static String asked(Question question) {
    String who =
        question.approvers().isEmpty() ? "" : ", of " + String.join(", ", question.approvers());
    String many = question.quorum() > 1 ? ", %d of them".formatted(question.quorum()) : "";
    String other = question.notStarter() ? ", not who has started the run" : "";
    return "asks: %s: %s%s%s%s; otherwise %s at %s"
        .formatted(
            question.text(),
            String.join(" | ", question.choices()),
            who,
            many,
            other,
            question.otherwise(),
            question.until());
  }
}
