// SPDX-License-Identifier: Apache-2.0
package io.muster.access

import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import spock.lang.Specification

class TokenOfficeSpec extends Specification {

  Instant now = Instant.parse('2026-11-21T03:15:00Z')
  def tokens = new MemoryTokens()
  def office = office()

  private TokenOffice office(String... people) {
    new TokenOffice(tokens, people as Set, { now } as InstantSource)
  }

  def 'a token has 256 bits that nobody had before, and is kept as a hash'() {
    when:
    def issued = office.create('ada', Role.OPERATOR, new Scope(['web*']), Optional.empty(), 'root')
    def other = office.create('bob', Role.OPERATOR, Scope.ALL, Optional.empty(), 'root')

    then:
    issued.secret().reveal() ==~ /muster_[A-Za-z0-9_-]{43}/
    issued.secret().reveal() != other.secret().reveal()
    tokens.find(issued.secret().hash()).get() == issued.token()
    !issued.secret().hash().contains(issued.secret().reveal())

    and: 'a log that prints it tells nothing'
    "$issued".contains('muster_***')
    !"$issued".contains(issued.secret().reveal())
  }

  def 'whoever shows it is known until it expires'() {
    given:
    def issued = office.create('ada', Role.VIEWER, Scope.ALL, Optional.of(Duration.ofHours(1)), 'root')
    def shown = Secret.parse(issued.secret().reveal()).get()

    expect:
    office.owner(shown) == Optional.of(issued.token())

    when:
    now += Duration.ofHours(1)

    then:
    office.owner(shown).empty
    office.all() == [issued.token()]
  }

  def 'a token that is taken back counts for nothing'() {
    given:
    def issued = office.create('ada', Role.VIEWER, Scope.ALL, Optional.empty(), 'root')

    when:
    office.revoke('ada')

    then:
    office.owner(issued.secret()).empty

    when:
    office.revoke('adda')

    then:
    def e = thrown AccessException
    e.kind() == AccessException.Kind.UNKNOWN
    e.message == "nobody called 'adda' has a token; 'muster token list' shows those who have"
  }

  def 'the first administrator is made only while nobody has a token'() {
    expect:
    office.first('a process').get().token() == new Token('administrator', Role.ADMINISTRATOR, Scope.ALL, now, 'a process', Optional.empty())
    office.first('a process').empty
  }

  def 'who is not of the configuration gets no token: #name'() {
    when:
    office('ada', 'bob').create(name, Role.VIEWER, Scope.ALL, Optional.empty(), 'root')

    then:
    def e = thrown AccessException
    e.message == message
    tokens.all() == []

    where:
    name      || message
    'adda'    || "the configuration knows no person 'adda'; did you mean 'ada'?"
    'charlie' || "the configuration knows no person 'charlie'; add person.charlie.mail, or name 'charlie' in a group"
    'a b'     || "'a b' is no name; write letters, digits and . _ @ -, 100 at the most"
    '../ada'  || "'../ada' is no name; write letters, digits and . _ @ -, 100 at the most"
    'a\u0007' || "'a?' is no name; write letters, digits and . _ @ -, 100 at the most"
  }

  def 'nobody gets two tokens, and an administrator no scope'() {
    given:
    office.create('ada', Role.VIEWER, Scope.ALL, Optional.empty(), 'root')

    when:
    office.create('ada', Role.VIEWER, Scope.ALL, Optional.empty(), 'root')

    then:
    def twice = thrown AccessException
    twice.kind() == AccessException.Kind.EXISTS
    twice.message == "'ada' has a token already; take it back first with 'muster token revoke ada'"

    when:
    office.create('bob', Role.ADMINISTRATOR, new Scope(['web*']), Optional.empty(), 'root')

    then:
    def limited = thrown AccessException
    limited.message == "an administrator has no scope; leave it out, or make 'bob' an operator"
  }

  def 'what cannot be a token is not looked for: #text'() {
    expect:
    Secret.parse(text).empty

    where:
    text << ['', 'muster_', 'muster_' + 'a' * 42, 'muster_' + 'a' * 44, 'Muster_' + 'a' * 43, 'muster_' + 'a' * 42 + '\n', 'muster_' + 'ä' * 43]
  }
}
