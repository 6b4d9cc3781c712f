// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import io.muster.runbook.Position;
import java.util.List;
import java.util.stream.Stream;

/** Prints problems for tools, as one JSON array with one object a problem. */
public final class JsonPrinter {

  private JsonPrinter() {}

  /** The problems of all these texts, one object a line; silenced warnings come with the reason. */
  public static String print(List<Report> reports) {
    return Json.lines(reports.stream().flatMap(JsonPrinter::objects).toList()) + "\n";
  }

  private static Stream<Json> objects(Report report) {
    return Stream.concat(
        report.problems().stream().map(JsonPrinter::object),
        report.silenced().stream()
            .map(silenced -> object(silenced.problem()).put("silenced", silenced.reason())));
  }

  private static Json object(Problem problem) {
    Json object = Json.object().put("severity", problem.severity().word()).put("id", problem.id());
    place(object, problem.at()).put("message", problem.sentence());
    problem.hint().ifPresent(hint -> object.put("hint", hint));
    problem.related().ifPresent(other -> object.put("related", related(other)));
    return object;
  }

  private static Json related(Problem.Related related) {
    return place(Json.object(), related.at()).put("message", related.text());
  }

  private static Json place(Json object, Position at) {
    return object.put("file", at.file()).put("line", at.line()).put("column", at.column());
  }
}
