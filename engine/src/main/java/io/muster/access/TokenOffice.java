// SPDX-License-Identifier: Apache-2.0
package io.muster.access;

import io.muster.problem.NearMiss;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives out tokens, and takes them back. */
public final class TokenOffice {

  /** Whom the first token is for, before anybody else has one. */
  public static final String FIRST = "administrator";

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_@-][\\p{L}\\p{N}_.@-]{0,99}");

  private final Tokens tokens;
  private final Set<String> people;
  private final InstantSource time;

  /**
   * A token that was just made.
   *
   * @param secret to be told to its owner once
   */
  public record Issued(Token token, Secret secret) {}

  /**
   * @param people of the configuration; empty where it names nobody, so that any name will do
   */
  public TokenOffice(Tokens tokens, Set<String> people, InstantSource time) {
    this.tokens = tokens;
    this.people = Set.copyOf(people);
    this.time = time;
  }

  /**
   * Makes a token.
   *
   * @param lasting how long it counts; empty for as long as nobody revokes it
   * @param by who makes it
   * @throws AccessException when the name is of nobody, has one already, or the rest does not fit
   */
  public Issued create(String name, Role role, Scope scope, Optional<Duration> lasting, String by) {
    requirePerson(name);
    if (role == Role.ADMINISTRATOR && !scope.equals(Scope.ALL)) {
      throw AccessException.invalid(
          "an administrator has no scope; leave it out, or make '%s' an operator".formatted(name));
    }
    return issue(name, role, scope, lasting, by)
        .orElseThrow(
            () ->
                AccessException.exists(
                    "'%s' has a token already; take it back first with 'muster token revoke %s'"
                        .formatted(name, name)));
  }

  /** Makes the first administrator's token; empty where anybody has a token. */
  public Optional<Issued> first(String by) {
    return tokens.all().isEmpty()
        ? issue(FIRST, Role.ADMINISTRATOR, Scope.ALL, Optional.empty(), by)
        : Optional.empty();
  }

  private Optional<Issued> issue(
      String name, Role role, Scope scope, Optional<Duration> lasting, String by) {
    Instant now = time.instant();
    Secret secret = Secret.create();
    Token token = new Token(name, role, scope, now, by, lasting.map(now::plus));
    return tokens.add(token, secret.hash())
        ? Optional.of(new Issued(token, secret))
        : Optional.empty();
  }

  private void requirePerson(String name) {
    if (!NAME.matcher(name).matches()) {
      throw AccessException.invalid(
          "'%s' is no name; write letters, digits and . _ @ -, 100 at the most"
              .formatted(name.replaceAll("\\p{Cntrl}", "?")));
    }
    if (!people.isEmpty() && !people.contains(name)) {
      throw AccessException.invalid(
          "the configuration knows no person '%s'; %s"
              .formatted(
                  name,
                  NearMiss.hint(name, people)
                      .orElse(
                          "add person.%s.mail, or name '%s' in a group".formatted(name, name))));
    }
  }

  /** All tokens by their names. */
  public List<Token> all() {
    return tokens.all();
  }

  /**
   * Takes a token back.
   *
   * @throws AccessException when there is none of that name
   */
  public void revoke(String name) {
    if (!tokens.revoke(name)) {
      List<String> names = tokens.all().stream().map(Token::name).toList();
      throw AccessException.unknown(
          "nobody called '%s' has a token; %s"
              .formatted(
                  name,
                  NearMiss.hint(name, names).orElse("'muster token list' shows those who have")));
    }
  }

  /** Who shows a token that counts now. */
  public Optional<Token> owner(Secret secret) {
    return tokens.find(secret.hash()).filter(token -> !token.isExpired(time.instant()));
  }
}
