// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import io.muster.access.AuditEntry
import io.muster.access.Role
import io.muster.access.Scope
import io.muster.access.Token
import io.muster.journal.Seal
import java.time.Instant
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What every database keeps of those who use the API. */
abstract class AccessContract extends Specification {

  static final NOW = Instant.parse('2026-11-21T03:15:00.123456789Z')
  static final ADA = new Token('ada', Role.ADMINISTRATOR, Scope.ALL, NOW, 'root', Optional.empty())
  static final BOB = new Token('bob', Role.OPERATOR, new Scope(['web*', 'runbook:erp, crm']), NOW, 'ada', Optional.of(NOW.plusSeconds(60)))

  @AutoCleanup
  JdbcJournal journal = open()

  /** An empty one. */
  abstract JdbcJournal open()

  def 'a token is found by its hash, with all that it is good for'() {
    given:
    def tokens = journal.tokens()

    expect:
    tokens.all() == []
    tokens.find('a' * 64).empty
    tokens.add(BOB, 'b' * 64)
    tokens.add(ADA, 'a' * 64)
    tokens.find('a' * 64) == Optional.of(ADA)
    tokens.find('b' * 64) == Optional.of(BOB)
    tokens.all() == [ADA, BOB]
  }

  def 'nobody has two tokens, and a hash is of one'() {
    given:
    def tokens = journal.tokens()
    tokens.add(ADA, 'a' * 64)

    expect:
    !tokens.add(new Token('ada', Role.VIEWER, Scope.ALL, NOW, 'root', Optional.empty()), 'c' * 64)
    !tokens.add(BOB, 'a' * 64)
    tokens.all() == [ADA]
    tokens.find('c' * 64).empty
  }

  def 'a token that is taken back is not found any more, and its name can have another'() {
    given:
    def tokens = journal.tokens()
    tokens.add(ADA, 'a' * 64)

    expect:
    tokens.revoke('ada')
    !tokens.revoke('ada')
    tokens.find('a' * 64).empty
    tokens.add(ADA, 'd' * 64)
  }

  def 'what was done is a chain without gaps, also when many write at once'() {
    given:
    def log = journal.auditLog()

    when:
    def writers = (1..8).collect { writer ->
      CompletableFuture.runAsync { 5.times { log.add(act("run-$writer-$it")) } }
    }
    writers*.get(30, TimeUnit.SECONDS)
    def entries = log.entries(0, 100)

    then:
    entries*.number() == (1..40).toList()
    entries.every { it.fits() }
    entries.first().previous() == Seal.NONE
    entries.collate(2, 1, false).every { it[0].hash() == it[1].previous() }
    entries*.act()*.about().toSet().size() == 40
    log.entries(38, 100) == entries.drop(38)
    log.entries(0, 3) == entries.take(3)
  }

  def 'an entry is read as it was written'() {
    when:
    def entry = journal.auditLog().add(new AuditEntry.Act(NOW, 'äda', '2001:db8::1', 'startRun', 'erp', "it's \"down\"", 'refused: no'))

    then:
    journal.auditLog().entries(0, 1) == [entry]
  }

  private static AuditEntry.Act act(String about) {
    new AuditEntry.Act(NOW, 'ada', '127.0.0.1', 'startRun', about, '', AuditEntry.Act.DONE)
  }

  def 'a key is kept with the request that had it first'() {
    given:
    def keys = journal.requestKeys()

    expect:
    keys.keep('ada', 'k1', 'x' * 64) == 'x' * 64
    keys.keep('ada', 'k1', 'y' * 64) == 'x' * 64
    keys.keep('bob', 'k1', 'y' * 64) == 'y' * 64
    keys.keep('ada', 'k2', 'y' * 64) == 'y' * 64
  }

  def 'of many who use a key at the same time all are told the same'() {
    when:
    def kept = (1..8).collect { n -> CompletableFuture.supplyAsync { journal.requestKeys().keep('ada', 'k', "$n" * 64) } }

    then:
    kept*.get(20, TimeUnit.SECONDS).toSet().size() == 1
  }
}
