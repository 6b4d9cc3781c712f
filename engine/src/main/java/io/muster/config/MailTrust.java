// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.util.List;
import java.util.Optional;

/**
 * Whose word counts on who has written a mail.
 *
 * @param relay the name under which the mail server that receives mails writes down what it has
 *     found out about their senders (RFC 8601)
 * @param tokens what stands in a mail whose sender knows it
 */
public record MailTrust(Optional<String> relay, List<HookSecret> tokens) {

  /** Nobody's. */
  public static final MailTrust NONE = new MailTrust(Optional.empty(), List.of());

  static MailTrust read(Section section) {
    List<HookSecret> tokens =
        Texts.list(section.optional("mail-token")).stream().map(HookSecret::new).toList();
    if (tokens.size() > HookSecret.MOST || !tokens.stream().allMatch(HookSecret::isSound)) {
      throw section.wrong(
          "mail-token",
          "it has from one to %d tokens of at least %d characters, with commas between"
              .formatted(HookSecret.MOST, HookSecret.SHORTEST));
    }
    Optional<String> relay = section.optional("mail-relay");
    if (relay.filter(it -> !it.matches("[A-Za-z0-9._-]{1,253}")).isPresent()) {
      throw section.wrong(
          "mail-relay",
          "it is not a name such as mx.example.com, as it begins the header Authentication-Results");
    }
    return new MailTrust(relay, tokens);
  }

  /** Whether anybody's does. */
  public boolean isNobodys() {
    return relay.isEmpty() && tokens.isEmpty();
  }
}
