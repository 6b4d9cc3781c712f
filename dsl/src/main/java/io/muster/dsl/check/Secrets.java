// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets belong into the configuration, not into a text that is kept and shown. */
final class Secrets implements Check {

  private static final String NAMES =
      "password|passwd|passphrase|secret|token|api[-_]?key|access[-_]?key|authorization";
  private static final Pattern NAME = Pattern.compile("(?i).*(" + NAMES + ").*");
  private static final Pattern IN_ADDRESS =
      Pattern.compile("(?i)[?&][^=&]*(?:" + NAMES + ")[^=&]*=([^&]+)|://[^/@:]*:([^/@]+)@");

  @Override
  public void check(Runbook runbook, Findings findings) {
    Steps.of(runbook, Step.Call.class).forEach(call -> call(call, findings));
    Steps.of(runbook, Step.Notify.class)
        .forEach(notice -> address(notice.uri(), findings.place(notice.at(), "uri"), findings));
  }

  private static void call(Step.Call call, Findings findings) {
    address(call.uri(), findings.place(call.at(), "uri"), findings);
    named(call.headers(), findings.place(call.at(), "headers"), findings);
    if (call.body().orElse("") instanceof Map<?, ?> members) {
      named(members, findings.place(call.at(), "body"), findings);
    }
  }

  private static void address(String uri, Position at, Findings findings) {
    Matcher found = IN_ADDRESS.matcher(uri);
    if (found.find()) {
      String value =
          Optional.ofNullable(found.group(1))
              .or(() -> Optional.ofNullable(found.group(2)))
              .orElse("");
      tell(value, at, "this address", findings);
    }
  }

  private static void named(Map<?, ?> values, Position at, Findings findings) {
    values.forEach(
        (name, value) -> {
          if (NAME.matcher(name.toString()).matches()) {
            tell(value.toString(), at, "'" + name + "'", findings);
          }
        });
  }

  private static void tell(String value, Position at, String where, Findings findings) {
    boolean referred = value.contains("{{") || value.startsWith("RAW({{");
    if (!referred && !value.isBlank()) {
      findings.add(
          Problem.of(Rule.SECRET_IN_TEXT, at, "a secret is written in " + where)
              .hint("keep it in the configuration and write {{its.name}}"));
    }
  }
}
