// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Chance that depends on what it is about, not on when it is asked: the same question has the same
 * answer.
 */
final class Chance {

  private Chance() {}

  /** A number from 0 up to 1. */
  static double of(long seed, String what, int count) {
    long bits = ByteBuffer.wrap(digest(seed + "|" + what + "|" + count)).getLong();
    return (bits >>> 11) * 0x1.0p-53;
  }

  /** An identity that belongs to a name for ever. */
  static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
