// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A key by which a sender shows that it may.
 *
 * @param text as it is written; {@code whsec_} and then base64 where it is one of Standard Webhooks
 */
public record HookSecret(String text) {

  /** The most keys of one name: two while they are changed, and some more for several senders. */
  public static final int MOST = 4;

  /** Shorter ones can be guessed. */
  static final int SHORTEST = 16;

  private static final String STANDARD = "whsec_";

  /** Its characters. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What messages are signed with in the way of Standard Webhooks.
   *
   * @throws IllegalArgumentException when what stands behind {@code whsec_} is not base64
   */
  public byte[] key() {
    return text.startsWith(STANDARD)
        ? Base64.getDecoder().decode(text.substring(STANDARD.length()))
        : bytes();
  }

  /** Whether it can be used, and not be guessed. */
  boolean isSound() {
    try {
      return text.length() >= SHORTEST && key().length >= SHORTEST;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "a key";
  }
}
