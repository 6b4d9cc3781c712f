// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger;

import io.muster.run.Actor;
import io.muster.run.RunId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A message that asks for the plan of a trigger. Whether its sender may was looked at where it came
 * in.
 *
 * @param id the same whenever the same message comes again
 * @param sender who is written down as the one who has started the run
 * @param parameters as they would be passed with {@code --set}
 */
public record Message(Listed trigger, String id, String sender, Map<String, String> parameters) {

  /** Two messages of one trigger have the same name by chance once in 2^80. */
  private static final int DIGITS = 20;

  /** The name of its run, of which there is one only. */
  RunId run() {
    String digest = digest((trigger.key() + "\n" + id).getBytes(StandardCharsets.UTF_8));
    return new RunId(
        "%s-%s-%s".formatted(trigger.runbook(), trigger.slug(), digest.substring(0, DIGITS)));
  }

  Actor by() {
    return new Actor(sender, "%s, message '%s'".formatted(trigger.words(), id));
  }

  /** SHA-256, in hexadecimal digits. */
  public static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
