// SPDX-License-Identifier: Apache-2.0
package io.muster.mail;

import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Reads of a mail what an answer can be in, and no more than that. */
public final class MailReading {

  /** Bytes of a text; what follows is not read. */
  private static final int LONGEST = 256 << 10;

  private static final int DEEPEST = 8;

  private static final int MOST_PARTS = 50;

  private int parts;

  private MailReading() {}

  /**
   * @throws MessagingException when it is no mail that can be read
   */
  public static ReceivedMail of(Message mail) throws MessagingException, IOException {
    Map<String, List<String>> headers = new HashMap<>();
    for (Header header : Collections.list(mail.getAllHeaders())) {
      headers
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(header.getValue());
    }
    Address[] from = mail.getFrom();
    List<String> senders =
        from == null
            ? List.of()
            : Arrays.stream(from)
                .map(it -> it instanceof InternetAddress address ? address.getAddress() : "")
                .toList();
    String text = new MailReading().first(mail, "text/plain", 0).orElse("");
    if (text.isBlank()) {
      text = new MailReading().first(mail, "text/html", 0).map(MailReading::words).orElse("");
    }
    Date sent = mail.getSentDate();
    return new ReceivedMail(
        senders,
        headers,
        Optional.ofNullable(mail.getSubject()).orElse(""),
        Optional.ofNullable(sent).map(Date::toInstant),
        text);
  }

  private Optional<String> first(Part part, String type, int depth)
      throws MessagingException, IOException {
    if (depth > DEEPEST || ++parts > MOST_PARTS || isAttached(part)) {
      return Optional.empty();
    }
    if (part.isMimeType(type)) {
      return Optional.of(text(part));
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart all) {
      for (int i = 0; i < all.getCount(); i++) {
        Optional<String> found = first(all.getBodyPart(i), type, depth + 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isAttached(Part part) throws MessagingException {
    return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
  }

  private static String text(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(LONGEST), charset(part));
    }
  }

  private static Charset charset(Part part) throws MessagingException {
    String name = new ContentType(part.getContentType()).getParameter("charset");
    try {
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    } catch (IllegalArgumentException _) {
      return StandardCharsets.UTF_8;
    }
  }

  /** What stands in HTML, its lines as lines, without what it quotes. */
  private static String words(String html) {
    Document page = Jsoup.parse(html);
    page.select("blockquote, .gmail_quote, style, script, title").remove();
    page.select("br, p, div, tr, li, hr, h1, h2, h3").before("\n");
    return page.body().wholeText();
  }
}
