// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.webhook;

import java.time.Instant;
import java.util.Optional;

/** A way in which senders show that they may. */
sealed interface Proof permits StandardSignature, GithubSignature, BearerToken {

  /**
   * What a request is known by, where it is shown.
   *
   * @param now by the clock of this machine
   * @return empty where it is not
   */
  Optional<String> shown(HookRequest request, Keys keys, Instant now);

  /** The one that a request tries; there is no second try. */
  static Proof of(HookRequest request) {
    if (request.has(StandardSignature.SIGNATURE)) {
      return new StandardSignature();
    }
    return request.has(GithubSignature.SIGNATURE) ? new GithubSignature() : new BearerToken();
  }
}
