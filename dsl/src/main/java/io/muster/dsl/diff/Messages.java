// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.dsl.print.Secrets;
import io.muster.runbook.GuestProgram;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is sent or run by steps and checks; contents are compared but not shown. */
final class Messages {

  private Messages() {}

  static Aspect address(String uri) {
    return Aspect.of("now goes to", uri, Names.quoted(Secrets.hidden(uri)));
  }

  static List<Aspect> of(
      String uri,
      Optional<String> method,
      Map<String, String> headers,
      Optional<Object> body,
      Optional<Object> expect) {
    return List.of(
        address(uri),
        Aspect.of("now uses", method, method.map(it -> "method " + it).orElse("no method")),
        Aspect.told("headers", headers, "now sends other headers"),
        Aspect.told("body", body, "now sends another body"),
        Aspect.of(
            "now expects", expect, expect.map(it -> "'" + it + "'").orElse("any good answer")));
  }

  static List<Aspect> of(GuestProgram program) {
    return List.of(
        Aspect.of("now runs", program.path(), Names.quoted(program.path())),
        Aspect.of("is now in", program.vm(), Names.quoted(program.vm())),
        Aspect.told("arguments", program.args(), "now has other arguments"),
        Aspect.of(
            "now runs as",
            program.credential(),
            program.credential().map(Names::quoted).orElse("the user of the configuration")),
        Aspect.of("now expects", program.expect(), "exit code " + program.expect()));
  }
}
