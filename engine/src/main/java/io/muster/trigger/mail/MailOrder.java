// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.mail;

import io.muster.config.HookSecret;
import io.muster.config.MailTrust;
import io.muster.journal.Seal;
import io.muster.mail.ReceivedMail;
import io.muster.runbook.Trigger;
import io.muster.trigger.MalformedMessageException;
import io.muster.trigger.MessageBody;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A mail, looked at as one that may start the plan of a trigger. */
record MailOrder(Trigger.Email trigger, MailTrust trust, ReceivedMail mail) {

  /** How old a mail may be: what was sent long ago is not what is wanted now. */
  private static final Duration OLDEST = Duration.ofHours(24);

  /** How much the clock of its sender may be ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(15);

  /** More lines are not read: an order is short. */
  private static final int MOST_LINES = 200;

  private static final Pattern PARAMETER =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]{0,99})\\s*[:=]\\s*(.*)");

  /** Whether its subject is that of the trigger, in which {@code *} stands for anything. */
  boolean isMeant() {
    String pattern =
        Pattern.compile("*", Pattern.LITERAL)
            .splitAsStream(trigger.subject().strip())
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    String all = trigger.subject().strip().endsWith("*") ? pattern + ".*" : pattern;
    return Pattern.compile(all, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(mail.subject().replaceAll("\\s+", " ").strip())
        .matches();
  }

  /** Why it starts nothing; empty where its sender may. */
  Optional<String> refusal(Instant now) {
    Optional<String> sender = mail.sender();
    if (mail.isAutomatic()) {
      return Optional.of("a program has written it");
    }
    if (sender.isEmpty() || trigger.allow().stream().noneMatch(sender.get()::equalsIgnoreCase)) {
      return Optional.of("its sender is none of those that may");
    }
    if (!isProven(sender.get())) {
      return Optional.of("nothing proves who has sent it");
    }
    boolean timely =
        mail.sent()
            .filter(it -> it.isAfter(now.minus(OLDEST)) && it.isBefore(now.plus(AHEAD)))
            .isPresent();
    return timely ? Optional.empty() : Optional.of("it was not sent within the last 24 hours");
  }

  private boolean isProven(String sender) {
    boolean proven =
        trust.relay().filter(relay -> RelayResults.prove(mail, relay, sender)).isPresent();
    List<byte[]> words =
        lines().map(line -> line.strip().getBytes(StandardCharsets.UTF_8)).toList();
    for (HookSecret token : trust.tokens()) {
      for (byte[] word : words) {
        proven |= MessageDigest.isEqual(word, token.bytes());
      }
    }
    return proven;
  }

  private Stream<String> lines() {
    return mail.text().lines().limit(MOST_LINES);
  }

  /** The same whenever the same mail comes again, whatever servers have added to it. */
  String id() {
    String text =
        String.join(
            "\n",
            mail.sender().orElse(""),
            mail.subject(),
            mail.sent().map(Instant::toString).orElse(""),
            mail.text());
    return Seal.sha256(text).substring(0, 32);
  }

  /**
   * The values of parameters: lines such as {@code size = small}.
   *
   * @param names of those of the runbook; other lines are the sender's own
   * @throws MalformedMessageException when one is given twice, or is no text
   */
  Map<String, String> parameters(Set<String> names) throws MalformedMessageException {
    Map<String, String> values = new HashMap<>();
    for (String line : lines().toList()) {
      Matcher parameter = PARAMETER.matcher(line);
      if (parameter.matches() && names.contains(parameter.group(1))) {
        String value = MessageBody.checked(parameter.group(2).strip());
        if (values.put(parameter.group(1), value) != null) {
          throw new MalformedMessageException(
              "parameter '%s' is given twice".formatted(parameter.group(1)));
        }
      }
    }
    return values;
  }
}
