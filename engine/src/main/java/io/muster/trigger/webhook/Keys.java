// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.webhook;

import io.muster.config.HookSecret;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a webhook, several while they are changed. There are always as many: those that are
 * missing are made up, so that nobody can tell by the time it takes whether there are any.
 */
final class Keys {

  private static final String HMAC = "HmacSHA256";

  private static final int LENGTH = 32;

  private final List<HookSecret> secrets;

  private Keys(List<HookSecret> secrets) {
    this.secrets = secrets;
  }

  static Keys of(List<HookSecret> secrets) {
    List<HookSecret> all = new ArrayList<>(secrets);
    SecureRandom random = new SecureRandom();
    while (all.size() < HookSecret.MOST) {
      byte[] key = new byte[LENGTH];
      random.nextBytes(key);
      all.add(new HookSecret(HexFormat.of().formatHex(key)));
    }
    return new Keys(List.copyOf(all));
  }

  /** Those that nobody has. */
  static Keys none() {
    return of(List.of());
  }

  /**
   * Whether one of these is the signature of these parts by one of the keys, as they are signed.
   */
  boolean haveSigned(List<byte[]> signatures, List<byte[]> parts, boolean decoded) {
    return any(
        secret -> {
          byte[] expected = signature(decoded ? secret.key() : secret.bytes(), parts);
          boolean found = false;
          for (byte[] signature : signatures) {
            found |= MessageDigest.isEqual(expected, signature);
          }
          return found;
        });
  }

  /** Whether a text is one of the keys. */
  boolean contain(String token) {
    byte[] given = token.getBytes(StandardCharsets.UTF_8);
    // why: signed by itself, so that all are of one length, and the length of a key is not seen
    return any(
        secret ->
            MessageDigest.isEqual(
                signature(secret.bytes(), List.of(secret.bytes())),
                signature(secret.bytes(), List.of(given))));
  }

  private boolean any(Predicate<HookSecret> holds) {
    boolean any = false;
    for (HookSecret secret : secrets) {
      any |= holds.test(secret);
    }
    return any;
  }

  private static byte[] signature(byte[] key, List<byte[]> parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      parts.forEach(mac::update);
      return mac.doFinal();
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("this Java has no " + HMAC, e);
    }
  }
}
