// SPDX-License-Identifier: Apache-2.0
package io.muster.problem.sarif;

import io.muster.problem.Json;
import io.muster.problem.Problem;
import io.muster.problem.Report;
import io.muster.problem.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Problems as SARIF results. */
final class Results {

  private final Places places;

  Results(Places places) {
    this.places = places;
  }

  List<Json> of(List<Report> reports) {
    Map<String, SourceText> sources =
        reports.stream()
            .map(Report::source)
            .collect(Collectors.toMap(SourceText::name, Function.identity(), (one, _) -> one));
    return reports.stream().flatMap(report -> results(report, sources)).toList();
  }

  private Stream<Json> results(Report report, Map<String, SourceText> sources) {
    Fingerprints fingerprints = new Fingerprints(report.source());
    // why: SARIF wants suppressions on all results or on none; an empty list says "not suppressed"
    return Stream.concat(
        report.problems().stream()
            .map(it -> result(it, sources, fingerprints).put("suppressions", List.of())),
        report.silenced().stream()
            .map(
                it ->
                    result(it.problem(), sources, fingerprints)
                        .put("suppressions", List.of(suppression(it.reason())))));
  }

  private Json result(Problem problem, Map<String, SourceText> sources, Fingerprints fingerprints) {
    Function<String, Optional<SourceText>> source = file -> Optional.ofNullable(sources.get(file));
    Json result =
        Json.object()
            .put("ruleId", problem.id())
            .put("ruleIndex", RuleDescriptors.index(problem.rule()))
            .put("level", RuleDescriptors.level(problem.rule()))
            .put("message", text(message(problem)))
            .put(
                "locations",
                List.of(places.place(problem.at(), source.apply(problem.at().file()))));
    problem
        .related()
        .ifPresent(
            other ->
                result.put(
                    "relatedLocations",
                    List.of(
                        places
                            .place(other.at(), source.apply(other.at().file()))
                            .put("id", 1)
                            .put("message", text(other.text())))));
    return result.put("partialFingerprints", fingerprints.next(problem));
  }

  /** With a link to the second place, which code hosts show only where the message names it. */
  private static String message(Problem problem) {
    return problem
        .related()
        .map(other -> other.text().replaceAll("[\\[\\]\\\\]", "\\\\$0"))
        .map(text -> problem.message() + ". [" + text + "](1)")
        .orElse(problem.message());
  }

  private static Json suppression(String reason) {
    return Json.object().put("kind", "inSource").put("justification", reason);
  }

  private static Json text(String text) {
    return Json.object().put("text", text);
  }
}
