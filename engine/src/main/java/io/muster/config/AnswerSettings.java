// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.util.List;
import java.util.Optional;

/**
 * How people answer who were written to.
 *
 * @param key signs what is sent to them
 * @param url where this process can be reached over the web by them; empty where it cannot
 * @param mail the Camel URI that takes a mail to one of them, its placeholders not replaced; empty
 *     where nobody is written to
 * @param inbox the Camel URI of the mailbox to which they reply, likewise
 */
public record AnswerSettings(
    String key, Optional<String> url, Optional<String> mail, Optional<String> inbox) {

  static final String SUBJECT = "answers";

  static final List<String> SETTINGS = List.of("key", "url", "mail", "inbox");

  /** A key that is shorter can be found by trying. */
  private static final int SHORTEST = 32;

  static AnswerSettings read(Section section) {
    String key = section.required("key");
    if (key.length() < SHORTEST) {
      throw section.wrong(
          "key",
          "it is shorter than %d characters; make one with: openssl rand -base64 32"
              .formatted(SHORTEST));
    }
    Optional<String> url = section.optional("url").map(it -> it.replaceFirst("/+$", ""));
    if (url.filter(it -> !it.matches("https?://[^/?#@\\s]+(/[^?#\\s]*)?")).isPresent()) {
      throw section.wrong("url", "it is not an address such as https://dr.example.com");
    }
    return new AnswerSettings(
        key,
        url,
        mail(section, "mail", "smtps?:.+", "smtps://mail.example.com?from=muster@example.com"),
        mail(section, "inbox", "imaps?:.+", "imaps://mail.example.com?username=muster"));
  }

  private static Optional<String> mail(
      Section section, String setting, String form, String example) {
    Optional<String> uri = section.optional(setting);
    // why: without the text, which may hold a secret
    if (uri.filter(it -> !it.matches(form)).isPresent()) {
      throw section.wrong(setting, "it is no Camel URI such as " + example);
    }
    return uri.flatMap(_ -> section.written(setting));
  }

  @Override
  public String toString() {
    return "answers by " + url.orElse("mail");
  }
}
