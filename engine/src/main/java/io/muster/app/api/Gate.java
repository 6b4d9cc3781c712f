// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import io.muster.access.Guesses;
import io.muster.access.Secret;
import io.muster.access.Token;
import io.muster.http.Call;
import io.muster.journal.JournalException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Finds out who calls, by the token that is shown. */
final class Gate {

  private static final String SCHEME = "Bearer ";

  private static final Map<String, String> ASKS = Map.of("WWW-Authenticate", "Bearer");

  private final House house;
  private final Guesses guesses;

  Gate(House house) {
    this.house = house;
    this.guesses = new Guesses(house.time());
  }

  /**
   * Who calls.
   *
   * @throws ApiException when no token that counts is shown, or the address is held up
   */
  Token pass(Call call) {
    String shown =
        call.header("Authorization")
            .filter(it -> it.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(it -> it.substring(SCHEME.length()).strip())
            .orElseThrow(
                () ->
                    new ApiException(
                        401,
                        "a token is missing; send 'Authorization: Bearer TOKEN' with one of 'muster token create'",
                        ASKS));
    Optional<Secret> secret = Secret.parse(shown);
    String hash = secret.map(Secret::hash).orElse("");
    guesses
        .heldUp(call.from(), hash)
        .ifPresent(
            left -> {
              throw tooMany(left);
            });
    Optional<Token> owner = secret.flatMap(house.books().get().tokens()::owner);
    if (owner.isEmpty()) {
      var _ = guesses.wrong(call.from());
      throw new ApiException(
          401,
          "this token counts for nothing; it may have expired or been revoked, and 'muster token create' makes another",
          ASKS);
    }
    guesses.right(hash);
    return owner.get();
  }

  /** Whether somebody's token still counts, and says the same; also where that cannot be known. */
  boolean stillCounts(Token token) {
    try {
      return house.books().get().tokens().all().stream()
          .filter(token::equals)
          .anyMatch(it -> !it.isExpired(house.time().instant()));
    } catch (JournalException _) {
      // why: while the database is away, those who look go on seeing what was known last
      return true;
    }
  }

  private static ApiException tooMany(Duration left) {
    return new ApiException(
        429,
        "too many tokens that count for nothing came from this address; it is heard again in %d s"
            .formatted(left.toSeconds() + 1),
        Map.of("Retry-After", Long.toString(left.toSeconds() + 1)));
  }
}
