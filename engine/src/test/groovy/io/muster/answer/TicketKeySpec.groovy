// SPDX-License-Identifier: Apache-2.0
package io.muster.answer

import io.muster.run.RunId
import io.muster.runbook.StepId
import java.time.Instant
import spock.lang.Specification

class TicketKeySpec extends Specification {

  static final Ticket TICKET = new Ticket(new RunId('erp-20261121-031500'), new StepId('failover/decide'), Instant.parse('2026-11-21T03:20:00.123456789Z'), 'ada')

  TicketKey key = new TicketKey({ 'a key that nobody can guess, of any length' })

  def 'a token gives back its ticket'() {
    expect:
    key.ticket(key.token(TICKET)) == Optional.of(TICKET)
    key.token(TICKET) ==~ /[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{22}/
  }

  def 'each ticket has a token of its own'() {
    given:
    def others = [
      new Ticket(new RunId('erp-20261121-031501'), TICKET.step(), TICKET.asked(), TICKET.person()),
      new Ticket(TICKET.run(), new StepId('failover/pause'), TICKET.asked(), TICKET.person()),
      new Ticket(TICKET.run(), TICKET.step(), TICKET.asked().plusNanos(1), TICKET.person()),
      new Ticket(TICKET.run(), TICKET.step(), TICKET.asked(), 'bob'),
    ]

    expect:
    ([TICKET] + others).collect(key.&token).toUnique().size() == 5
  }

  def 'what another key has written, or somebody has changed, is no token'() {
    given:
    def token = key.token(TICKET)
    def (payload, signature) = token.split(/\./)
    def other = new TicketKey({ 'another key that nobody can guess, of any length' })
    def forged = Base64.urlEncoder.withoutPadding().encodeToString('erp\nstep\n2026-11-21T03:20:00Z\neve'.bytes)

    expect:
    other.ticket(token).empty
    key.ticket(forged + '.' + signature).empty
    key.ticket(payload + '.' + signature.reverse()).empty
    key.ticket(payload + '.').empty
    key.ticket('').empty
    key.ticket('x' * 100_000).empty
    (0..<token.length()).every { i ->
      def changed = token.substring(0, i) + (token[i] == 'A' ? 'B' : 'A') + token.substring(i + 1)
      key.ticket(changed).empty || key.ticket(changed).get() == TICKET
    }
  }

  def 'tokens are found in a text, each once'() {
    given:
    def other = new Ticket(TICKET.run(), TICKET.step(), TICKET.asked(), 'bob')

    expect:
    key.tickets("<${key.token(TICKET)}@muster>\n> see https://dr.example.com/answers/${key.token(TICKET)}, or write").toList() == [TICKET]
    key.tickets("<${key.token(TICKET)}@muster> <${key.token(other)}@muster>") == [TICKET, other]
    key.tickets('nothing.here and.there').empty
  }
}
