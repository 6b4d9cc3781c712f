// SPDX-License-Identifier: Apache-2.0
package io.muster.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A mail as it has come in.
 *
 * @param from the addresses in its From header, without names
 * @param headers their values by their names, which are written small
 * @param subject in characters; empty where it has none
 * @param sent when its sender says to have sent it
 * @param text its plain text; empty where it has none
 */
public record ReceivedMail(
    List<String> from,
    Map<String, List<String>> headers,
    String subject,
    Optional<Instant> sent,
    String text) {

  private static final Pattern MACHINE =
      Pattern.compile("(mailer-daemon|postmaster|no-?reply|do-?not-?reply)(@.*)?");

  /**
   * Whether a program has written it, such as one that says who is on holiday. Such a mail is never
   * an answer, and gets none: two programs could write to each other for ever (RFC 3834).
   */
  public boolean isAutomatic() {
    return has("auto-submitted", it -> !it.startsWith("no"))
        || has("precedence", it -> it.matches("bulk|junk|list|auto_reply"))
        || has("return-path", it -> it.equals("<>"))
        || has("content-type", it -> it.startsWith("multipart/report"))
        || headers.containsKey("x-autoreply")
        || headers.containsKey("x-autorespond")
        || headers.containsKey("x-auto-response-suppress")
        || headers.containsKey("list-id")
        || from.stream().anyMatch(it -> MACHINE.matcher(it.toLowerCase(Locale.ROOT)).matches());
  }

  private boolean has(String header, Predicate<String> value) {
    return headers.getOrDefault(header, List.of()).stream()
        .map(it -> it.strip().toLowerCase(Locale.ROOT))
        .anyMatch(value);
  }

  /** The one who says to have written it; empty where that is nobody or several. */
  public Optional<String> sender() {
    return from.size() == 1 ? Optional.of(from.getFirst()) : Optional.empty();
  }

  /** Where the token of the message may be that it replies to. */
  public String answered() {
    return String.join(
        "\n",
        String.join(" ", headers.getOrDefault("in-reply-to", List.of())),
        String.join(" ", headers.getOrDefault("references", List.of())),
        text);
  }
}
