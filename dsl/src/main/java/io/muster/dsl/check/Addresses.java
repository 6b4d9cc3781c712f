// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.Trigger;
import io.muster.runbook.Verification;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Web addresses and Camel endpoints have the form of one. */
final class Addresses implements Check {

  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:\\S.*");

  @Override
  public void check(Runbook runbook, Findings findings) {
    Steps.verifications(runbook)
        .filter(Verification.Http.class::isInstance)
        .map(Verification.Http.class::cast)
        .filter(http -> !isWebAddress(http.url()))
        .forEach(
            http -> tell(findings.place(http.at(), "url"), http.url(), "a web address", findings));
    Steps.of(runbook, Step.Call.class)
        .forEach(call -> endpoint(findings.place(call.at(), "uri"), call.uri(), findings));
    Steps.of(runbook, Step.Notify.class)
        .forEach(notice -> endpoint(findings.place(notice.at(), "uri"), notice.uri(), findings));
    Steps.verifications(runbook)
        .filter(Verification.Call.class::isInstance)
        .map(Verification.Call.class::cast)
        .forEach(call -> endpoint(findings.place(call.at(), "uri"), call.uri(), findings));
    for (Trigger trigger : runbook.triggers()) {
      switch (trigger) {
        case Trigger.Webhook _ -> {}
        case Trigger.Email email ->
            endpoint(findings.place(email.at(), "mailbox"), email.uri(), findings);
        case Trigger.From from -> endpoint(findings.place(from.at(), "uri"), from.uri(), findings);
      }
    }
  }

  private static void endpoint(Position at, String uri, Findings findings) {
    boolean web = uri.startsWith("http:") || uri.startsWith("https:");
    if (!SCHEME.matcher(uri).matches()) {
      findings.add(
          Problem.of(Rule.INVALID_URI, at, "'" + uri + "' is no Camel endpoint")
              .hint("it begins with the name of a component, as in smtp:dr-team@example.com"));
    } else if (web && !isWebAddress(uri)) {
      tell(at, uri, "a web address", findings);
    }
  }

  private static void tell(Position at, String text, String what, Findings findings) {
    findings.add(
        Problem.of(Rule.INVALID_URI, at, "'" + text + "' is not " + what)
            .hint("write it in full, as in https://portal.example.com/health"));
  }

  private static boolean isWebAddress(String text) {
    if (text.contains("{{")) {
      return true;
    }
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
