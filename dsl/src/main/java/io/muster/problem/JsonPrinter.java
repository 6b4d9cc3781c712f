// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import io.muster.runbook.Position;
import java.util.List;
import java.util.StringJoiner;

/** Prints problems for tools, as one JSON array with one object a problem. */
public final class JsonPrinter {

  private JsonPrinter() {}

  /** The problems of all these texts, one object a line. */
  public static String print(List<Report> reports) {
    StringJoiner array = new StringJoiner(",\n  ", "[\n  ", "\n]\n").setEmptyValue("[]\n");
    reports.stream()
        .flatMap(report -> report.problems().stream())
        .forEach(p -> array.add(object(p)));
    return array.toString();
  }

  private static String object(Problem problem) {
    StringJoiner members = new StringJoiner(", ", "{", "}");
    members.add(member("severity", problem.severity().word()));
    members.add(member("id", problem.id()));
    place(members, problem.at());
    members.add(member("message", problem.sentence()));
    problem.hint().ifPresent(hint -> members.add(member("hint", hint)));
    problem.related().ifPresent(other -> members.add("\"related\": " + related(other)));
    return members.toString();
  }

  private static String related(Problem.Related related) {
    StringJoiner members = new StringJoiner(", ", "{", "}");
    place(members, related.at());
    return members.add(member("message", related.text())).toString();
  }

  private static void place(StringJoiner members, Position at) {
    members.add(member("file", at.file()));
    members.add("\"line\": " + at.line());
    members.add("\"column\": " + at.column());
  }

  private static String member(String name, String value) {
    return Json.quoted(name) + ": " + Json.quoted(value);
  }
}
