// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muster.config.NotifyTarget;
import io.muster.journal.Seal;
import io.muster.json.CloudEvent;
import io.muster.notify.Notice.Fact;
import io.muster.report.Markup;
import java.util.Optional;

/**
 * A notice as it is sent.
 *
 * @param key the same whenever it is sent again to the same target, so that it can be known by it
 * @param subject one line
 * @param body in the form of the target
 * @param plain the same as text, where the body is HTML
 * @param to the address of mail to which it goes; empty where the target says it
 */
public record Letter(
    String key,
    String subject,
    String contentType,
    String body,
    Optional<String> plain,
    Optional<String> to) {

  private static final int LONGEST_SUBJECT = 160;

  static Letter of(NotifyTarget target, Notice notice) {
    String key =
        notice
            .token()
            .orElseGet(() -> Seal.sha256(target.name() + "\n" + notice.id()).substring(0, 32));
    String subject = OneLine.of(notice.title(), LONGEST_SUBJECT);
    return switch (target.as()) {
      case MAIL ->
          new Letter(
              key,
              subject,
              "text/html; charset=UTF-8",
              html(notice),
              Optional.of(text(notice)),
              target.to().map(NotifyTarget.Addressee::mail));
      case CHAT -> json(key, subject, "application/json", chat(notice));
      case JSON ->
          json(key, subject, CloudEvent.STRUCTURED, notice.event().structured().toString());
    };
  }

  private static Letter json(String key, String subject, String type, String body) {
    return new Letter(key, subject, type, body, Optional.empty(), Optional.empty());
  }

  private static String text(Notice notice) {
    StringBuilder text = new StringBuilder(notice.title()).append("\n\n");
    if (!notice.text().isBlank()) {
      text.append(notice.text()).append("\n\n");
    }
    for (Fact fact : notice.facts()) {
      text.append(fact.name()).append(": ").append(fact.text()).append('\n');
    }
    return text.toString();
  }

  private static String html(Notice notice) {
    Markup html = new Markup();
    html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"UTF-8\">");
    html.element("title", notice.title()).raw("</head>");
    html.raw("<body style=\"font-family: sans-serif\">\n").element("h2", notice.title()).raw("\n");
    if (!notice.text().isBlank()) {
      html.element("p style=\"white-space: pre-line\"", notice.text()).raw("\n");
    }
    html.raw("<table>\n");
    for (Fact fact : notice.facts()) {
      html.raw("<tr>").element("th align=\"left\" valign=\"top\"", fact.name());
      html.element("td", fact.text()).raw("</tr>\n");
    }
    return html.raw("</table>\n</body></html>\n").toString();
  }

  /** What Slack, Mattermost and others take from webhooks: their markup is in it, and no more. */
  private static String chat(Notice notice) {
    StringBuilder text = new StringBuilder();
    text.append('*').append(ChatText.of(notice.title())).append('*');
    if (!notice.text().isBlank()) {
      text.append('\n').append(ChatText.of(notice.text()));
    }
    for (Fact fact : notice.facts()) {
      text.append('\n').append(fact.name()).append(": ").append(ChatText.of(fact.text()));
    }
    return JsonNodeFactory.instance.objectNode().put("text", text.toString()).toString();
  }
}
