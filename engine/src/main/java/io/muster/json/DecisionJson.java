// SPDX-License-Identifier: Apache-2.0
package io.muster.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.AnswerRefused;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunEvent.DecisionAsked;

/** What people are asked in a run and have answered, as programs read it. */
final class DecisionJson {

  private DecisionJson() {}

  static void write(EventJson json, ObjectNode line, RunEvent event) {
    switch (event) {
      case DecisionAsked asked -> {
        json.step(line, "decision.asked", asked.step(), "waiting", asked.question().text());
        asked.question().choices().forEach(line.putArray("choices")::add);
        asked.question().approvers().forEach(line.putArray("approvers")::add);
        line.put("quorum", asked.question().quorum());
        line.put("until", asked.question().until().toString());
        line.put("otherwise", asked.question().otherwise());
      }
      case DecisionAnswered answered -> {
        String state = answered.decided() ? "decided" : "waiting";
        json.step(line, "decision.answered", answered.step(), state, answered.by().reason());
        line.put("choice", answered.choice()).put("by", answered.by().name());
      }
      case AnswerRefused refused -> {
        json.step(line, "decision.refused", refused.step(), "waiting", refused.why());
        line.put("choice", refused.choice()).put("by", refused.by().name());
      }
      default -> throw new IllegalArgumentException("not of a decision: " + event);
    }
  }
}
