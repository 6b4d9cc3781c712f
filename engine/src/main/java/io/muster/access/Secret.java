// SPDX-License-Identifier: Apache-2.0
package io.muster.access;

import io.muster.journal.Seal;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** A token as its owner has it: {@code muster_} and 256 bits by chance. It is shown once. */
public final class Secret {

  private static final String PREFIX = "muster_";

  private static final int BYTES = 32;

  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

  private static final SecureRandom CHANCE = new SecureRandom();

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** One that nobody has had before. */
  public static Secret create() {
    byte[] bits = new byte[BYTES];
    CHANCE.nextBytes(bits);
    return new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** One that somebody shows; empty where it cannot be one. */
  public static Optional<Secret> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Secret(text)) : Optional.empty();
  }

  /** What is told to its owner, and to nobody else. */
  public String reveal() {
    return text;
  }

  /**
   * What is kept of it, in hexadecimal. One round of SHA-256 is enough: nobody tries out 256 bits
   * of chance, as they would the passwords that people think of.
   */
  public String hash() {
    return Seal.sha256(text);
  }

  @Override
  public String toString() {
    return PREFIX + "***";
  }
}
