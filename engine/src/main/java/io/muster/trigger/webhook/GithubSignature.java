// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.webhook;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * GitHub's signature, which is of the body only. So the body is what a request is known by: its
 * {@code X-GitHub-Delivery} is not signed, and whoever sends a request again could change it.
 */
final class GithubSignature implements Proof {

  static final String SIGNATURE = "X-Hub-Signature-256";

  @Override
  public Optional<String> shown(HookRequest request, Keys keys, Instant now) {
    byte[] signature =
        request
            .header(SIGNATURE)
            .filter(it -> it.matches("sha256=[0-9a-fA-F]{64}"))
            .map(it -> HexFormat.of().parseHex(it, "sha256=".length(), it.length()))
            .orElse(new byte[0]);
    boolean signed = keys.haveSigned(List.of(signature), List.of(request.body()), false);
    return Optional.of(Ids.ofBody(request)).filter(_ -> signed);
  }

  /** Whether a request only tries the connection, as GitHub's first one does. */
  static boolean isPing(HookRequest request) {
    return request.has(SIGNATURE)
        && request.header("X-GitHub-Event").filter("ping"::equals).isPresent();
  }
}
