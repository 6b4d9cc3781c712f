// SPDX-License-Identifier: Apache-2.0
package io.muster.journal;

import io.muster.run.RunId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A link of the chain that the reports of a journal make: each holds the hash of the one before it,
 * so that none can be changed, taken out or put in without changing all that come after.
 *
 * @param number counts from 1 in each journal, without gaps
 * @param digest of the report, SHA-256 in hexadecimal
 * @param previous the hash of the link before; {@link #NONE} for the first
 * @param hash over all the others
 */
public record Seal(long number, RunId run, String digest, String previous, String hash) {

  /** What the first link has before it. */
  public static final String NONE = "0".repeat(64);

  /** The link that comes after another one. */
  public static Seal after(Optional<Seal> last, RunId run, String digest) {
    long number = last.map(Seal::number).orElse(0L) + 1;
    String previous = last.map(Seal::hash).orElse(NONE);
    return new Seal(number, run, digest, previous, hash(number, run, digest, previous));
  }

  /** Whether its hash is that of what it says. */
  public boolean fits() {
    return hash.equals(hash(number, run, digest, previous));
  }

  private static String hash(long number, RunId run, String digest, String previous) {
    return sha256("report %d\n%s\n%s\n%s\n".formatted(number, run, digest, previous));
  }

  /** The digest of a text in UTF-8, in hexadecimal. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest of bytes, in hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
