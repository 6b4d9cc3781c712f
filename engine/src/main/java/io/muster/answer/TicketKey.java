// SPDX-License-Identifier: Apache-2.0
package io.muster.answer;

import io.muster.run.RunId;
import io.muster.runbook.StepId;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes tickets as tokens, and knows its own again: a token says what it is for, and is signed, so
 * that nothing has to be kept of it, and every node with the same key takes it.
 */
public final class TicketKey {

  /** The most tokens of one message that are looked at. */
  private static final int MOST = 20;

  private static final int SIGNATURE_BYTES = 16;

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<![A-Za-z0-9_-])([A-Za-z0-9_-]{16,2000})\\.([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])");

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Supplier<String> key;

  /**
   * @param key that nobody can guess
   */
  public TicketKey(Supplier<String> key) {
    this.key = key;
  }

  /** The token of a ticket: letters, digits, and {@code - _ .}. */
  public String token(Ticket ticket) {
    String payload =
        String.join(
            "\n",
            ticket.run().value(),
            ticket.step().path(),
            ticket.asked().toString(),
            ticket.person());
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    return ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(signature(bytes));
  }

  /** The ticket of a token; empty for one that this key has not written. */
  public Optional<Ticket> ticket(String token) {
    Matcher parts = TOKEN.matcher(token);
    return parts.matches() ? ticket(parts) : Optional.empty();
  }

  /**
   * The tickets of all tokens in a text, each once; those that this key has not written are none.
   */
  public List<Ticket> tickets(String text) {
    return TOKEN
        .matcher(text)
        .results()
        .limit(MOST)
        .map(it -> it.group())
        .distinct()
        .flatMap(it -> ticket(it).stream())
        .distinct()
        .toList();
  }

  private Optional<Ticket> ticket(Matcher parts) {
    try {
      byte[] payload = Base64.getUrlDecoder().decode(parts.group(1));
      byte[] signature = Base64.getUrlDecoder().decode(parts.group(2));
      if (!MessageDigest.isEqual(signature, signature(payload))) {
        return Optional.empty();
      }
      String[] fields = new String(payload, StandardCharsets.UTF_8).split("\n", -1);
      return Optional.of(
          new Ticket(
              new RunId(fields[0]), new StepId(fields[1]), Instant.parse(fields[2]), fields[3]));
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private byte[] signature(byte[] payload) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.get().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Arrays.copyOf(mac.doFinal(payload), SIGNATURE_BYTES);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }
}
