// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import io.muster.problem.NearMiss;
import io.muster.run.Control;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a message to a runbook asks for, and which options go with it. */
enum RunbookOperation {
  START,
  ANSWER,
  STATUS,
  MOVE,
  RESUME,
  RETRY,
  SKIP,
  UNDO,
  ABORT;

  private static final Set<String> ALL =
      Arrays.stream(values()).flatMap(it -> it.options().stream()).collect(Collectors.toSet());

  private Set<String> options() {
    return switch (this) {
      case START -> Set.of("plan", "machines", "yes", "force", "wait", "by", "reason");
      case ANSWER -> Set.of("run", "choice", "step", "by", "reason");
      case STATUS -> Set.of("run");
      case MOVE -> Set.of("run", "to", "by", "reason");
      case RESUME -> Set.of("run", "wait", "by", "reason");
      case RETRY, SKIP -> Set.of("run", "step", "wait", "by", "reason");
      case UNDO -> Set.of("run", "yes", "wait", "by", "reason");
      case ABORT -> Set.of("run", "by", "reason");
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of a word. */
  static RunbookOperation of(String word) {
    List<String> words = Arrays.stream(values()).map(RunbookOperation::word).toList();
    return Arrays.stream(values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not an operation on a runbook; %s"
                        .formatted(
                            word,
                            NearMiss.hint(word, words)
                                .orElse("there are " + String.join(", ", words)))));
  }

  /** What a run that is there is told by it. */
  Optional<Control> control() {
    return Arrays.stream(Control.values()).filter(it -> it.word().equals(word())).findFirst();
  }

  /** Refuses options that are of no use to the operation of an endpoint. */
  static void check(String uri, Map<String, Object> parameters) {
    RunbookOperation operation = of(String.valueOf(parameters.getOrDefault("operation", "start")));
    parameters.keySet().stream()
        .filter(option -> ALL.contains(option) && !operation.options().contains(option))
        .findFirst()
        .ifPresent(
            option -> {
              throw new IllegalArgumentException(
                  "endpoint '%s': option '%s' is of no use to operation '%s', which takes %s"
                      .formatted(
                          uri,
                          option,
                          operation.word(),
                          String.join(", ", new TreeSet<>(operation.options()))));
            });
  }
}
