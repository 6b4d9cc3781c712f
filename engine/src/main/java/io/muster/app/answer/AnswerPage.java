// SPDX-License-Identifier: Apache-2.0
package io.muster.app.answer;

import io.muster.answer.Ticket;
import io.muster.http.Headers;
import io.muster.http.Reply;
import io.muster.report.Markup;
import io.muster.run.Question;
import java.util.Map;

/** What somebody sees who opens a link; it needs no script and nothing from anywhere. */
final class AnswerPage {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; font: 18px/1.5 sans-serif }
      body { max-width: 36em; margin: 2em auto; padding: 0 1em }
      button { font: inherit; padding: .5em 1em; margin: 0 .5em .5em 0 }
      input { font: inherit; width: 100%; box-sizing: border-box; margin: .3em 0 1em }""";

  private static final String ALLOWED =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private AnswerPage() {}

  static Reply asked(Question question, Ticket ticket) {
    Markup html = begin(question.text());
    html.element(
        "p",
        "Run %s asks you, %s, at step %s.".formatted(ticket.run(), ticket.person(), ticket.step()));
    html.element(
        "p", "When nobody answers until %s: %s.".formatted(question.until(), question.otherwise()));
    html.raw("<form method=\"post\"><label>Why (optional)");
    html.raw("<input name=\"reason\" maxlength=\"300\"></label>\n");
    for (String choice : question.choices()) {
      html.raw("<button name=\"choice\" value=\"").text(choice).raw("\">").text(choice);
      html.raw("</button>\n");
    }
    return page(200, html.raw("</form>"));
  }

  /** One sentence or two. */
  static Reply said(int status, String title, String text) {
    return page(status, begin(title).element("p", text));
  }

  private static Markup begin(String title) {
    Markup html = new Markup();
    html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"UTF-8\">");
    html.raw("<meta name=\"viewport\" content=\"width=device-width\">");
    html.element("title", "Muster: " + title).raw("<style>").raw(STYLE).raw("</style></head>\n");
    return html.raw("<body><main>").element("h1", title).raw("\n");
  }

  private static Reply page(int status, Markup html) {
    // why: the link is as good as a password, and no search may find it
    Map<String, String> headers = Headers.of("text/html;charset=utf-8", "no-store", ALLOWED);
    headers.put("X-Robots-Tag", "noindex");
    return new Reply.Document(status, headers, html.raw("</main></body></html>\n").toString());
  }
}
