// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The key itself. The id of a request is what its sender says, or else its body. */
final class BearerToken implements Proof {

  private static final String SCHEME = "Bearer ";

  @Override
  public Optional<String> shown(HookRequest request, Keys keys, Instant now) {
    String given = request.header("Authorization").orElse("");
    boolean bearer = given.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    boolean known = keys.contain(bearer ? given.substring(SCHEME.length()).strip() : "");
    String id =
        Stream.of("Idempotency-Key", "webhook-id")
            .flatMap(header -> request.header(header).stream())
            .filter(Ids::isPlain)
            .findFirst()
            .orElseGet(() -> Ids.ofBody(request));
    return Optional.of(id).filter(_ -> bearer && known);
  }
}
