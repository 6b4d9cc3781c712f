// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The symmetric signature of Standard Webhooks: a message has an id, the time at which it was sent,
 * and a signature of both and of its body.
 */
final class StandardSignature implements Proof {

  static final String SIGNATURE = "webhook-signature";

  /** How far the clocks of a sender and of this machine may be apart. */
  private static final Duration WINDOW = Duration.ofMinutes(5);

  /** While keys are changed, a message has a signature by each of them. */
  private static final int MOST = 8;

  private static final String VERSION = "v1,";

  @Override
  public Optional<String> shown(HookRequest request, Keys keys, Instant now) {
    // why: without dots, since they are what is between the parts that are signed
    String id = request.header("webhook-id").filter(Ids::isPlain).orElse("");
    String time =
        request.header("webhook-timestamp").filter(it -> it.matches("[0-9]{1,11}")).orElse("");
    List<byte[]> parts =
        List.of((id + "." + time + ".").getBytes(StandardCharsets.UTF_8), request.body());
    boolean signed = keys.haveSigned(signatures(request), parts, true);
    return Optional.of(id).filter(_ -> signed && !id.isEmpty() && isTimely(time, now));
  }

  private static boolean isTimely(String time, Instant now) {
    return !time.isEmpty()
        && Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
                .abs()
                .compareTo(WINDOW)
            <= 0;
  }

  private static List<byte[]> signatures(HookRequest request) {
    List<byte[]> signatures = new ArrayList<>();
    for (String one : request.header(SIGNATURE).orElse("").split(" ", MOST + 1)) {
      if (one.startsWith(VERSION) && signatures.size() < MOST) {
        signatures.add(decoded(one.substring(VERSION.length())));
      }
    }
    return signatures;
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }
}
