// SPDX-License-Identifier: Apache-2.0
package io.muster.problem.sarif;

import io.muster.problem.Json;
import io.muster.problem.Rule;
import io.muster.problem.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a code host shows about the rules. All of them are listed, so that the place of a rule in
 * the list does not depend on what was found.
 */
final class RuleDescriptors {

  private static final List<Rule> RULES = List.of(Rule.values());

  private RuleDescriptors() {}

  static List<Json> all() {
    return RULES.stream().map(RuleDescriptors::descriptor).toList();
  }

  /** The place of a rule in the list. */
  static int index(Rule rule) {
    return RULES.indexOf(rule);
  }

  /** What SARIF calls the weight of a problem. */
  static String level(Rule rule) {
    return switch (rule.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
    };
  }

  private static Json descriptor(Rule rule) {
    return Json.object()
        .put("id", rule.id())
        .put("name", name(rule))
        .put("shortDescription", text(rule.text()))
        .put("fullDescription", text(rule.text()))
        .put("help", text(rule.text() + " " + help(rule)))
        .put("defaultConfiguration", Json.object().put("level", level(rule)))
        .put(
            "properties",
            Json.object().put("precision", "very-high").put("problem.severity", level(rule)));
  }

  private static String help(Rule rule) {
    if (rule.severity() == Severity.ERROR) {
      return "The runbook cannot be loaded until this is put right.";
    }
    return rule.isSilenceable()
        ? "Where it is meant, silence it at the end of the line or on the line above: // muster: allow "
            + rule.id()
            + ": the reason"
        : "The runbook can be loaded all the same.";
  }

  private static Json text(String text) {
    return Json.object().put("text", text);
  }

  private static String name(Rule rule) {
    return Arrays.stream(rule.id().split("-"))
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }
}
