// SPDX-License-Identifier: Apache-2.0
package io.muster.app.notify;

import io.muster.notify.Letter;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A letter as a message of Camel; each producer takes the headers that it knows. */
final class LetterMessage {

  private LetterMessage() {}

  static void fill(Message message, Letter letter) {
    message.setBody(letter.body());
    message.setHeader(Exchange.HTTP_METHOD, "POST");
    message.setHeader(Exchange.CONTENT_TYPE, letter.contentType());
    message.setHeader("Idempotency-Key", letter.key());
    letter.plain().ifPresent(plain -> message.setHeader("CamelMailAlternativeBody", plain));
    if (letter.contentType().startsWith("text/")) {
      message.setHeader("Subject", letter.subject());
      message.setHeader("Message-ID", "<" + letter.key() + "@muster>");
      // why: whoever is away must not answer a machine (RFC 3834)
      message.setHeader("Auto-Submitted", "auto-generated");
      letter.to().ifPresent(to -> message.setHeader("To", to));
    }
  }
}
