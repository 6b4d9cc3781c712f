// SPDX-License-Identifier: Apache-2.0
package io.muster.answer

import io.muster.answer.MailAnswers.Taken
import io.muster.engine.Desk
import io.muster.mail.ReceivedMail
import io.muster.run.Actor
import io.muster.run.People
import io.muster.run.RunEvent.DecisionAnswered
import io.muster.run.RunEvent.DecisionAsked
import io.muster.RunbookSpecification
import io.muster.runbook.PlanName
import io.muster.runbook.StepId
import java.util.concurrent.TimeUnit
import io.muster.engine.RunRequest
import java.time.Duration
import io.muster.engine.Segment
import java.util.concurrent.ExecutionException

/** A failover asks, and mails come in. */
class MailAnswersSpec extends RunbookSpecification {

  static final Map<String, String> MAILS = ['ada@example.com': 'ada', 'bob@example.com': 'bob', 'bob.miller@example.com': 'bob']

  TicketKey key = new TicketKey({ 'a key that nobody can guess, of any length' })

  def run
  DecisionAsked asked
  MailAnswers mails

  def setup() {
    people = new People() {
      Set<String> named(String person) {
        [name(person)]
      }

      String name(String nameOrMail) {
        MAILS.getOrDefault(nameOrMail.toLowerCase(), nameOrMail)
      }
    }
    def erp = runbook("failover { group('a') { vm 'db01' }; decide { ask approvers: ['ada', 'bob'], notStarter: true; within 2.hours, otherwise: keep } }")
    startLab(erp)
    run = engine.submit(new RunRequest(erp, PlanName.FAILOVER, [] as Set, true, false, PERSON), {}).toCompletableFuture().get(30, TimeUnit.SECONDS).id()
    assert engine.goOn(run, Duration.ofSeconds(30), events::add).toCompletableFuture().get(30, TimeUnit.SECONDS) instanceof Segment.Left
    asked = events.find { it instanceof DecisionAsked } as DecisionAsked
    mails = new MailAnswers(key, new TicketAnswers(desk()), people)
  }

  private Desk desk() {
    [
      find: { id -> journal.find(id).orElseThrow() },
      journal: { journal },
      answer: { id, about, choice, by ->
        try {
          engine.answer(id, about, choice, by).toCompletableFuture().get(30, TimeUnit.SECONDS)
        } catch (ExecutionException e) {
          throw e.cause
        }
      },
    ] as Desk
  }

  String token(String person = 'bob', DecisionAsked what = asked) {
    key.token(new Ticket(run, what.step().id(), what.time(), person))
  }

  Taken mail(Map given = [:], String text) {
    def headers = ['in-reply-to': ["<${given.token ?: token()}@muster>" as String]] + (given.headers ?: [:])
    mails.take(new ReceivedMail(given.getOrDefault('from', ['bob@example.com']), headers, '', Optional.empty(), text))
  }

  List<DecisionAnswered> answers() {
    journal.events(run).findAll { it instanceof DecisionAnswered } as List<DecisionAnswered>
  }

  def 'a reply with a choice answers as the person who was written to'() {
    when:
    def taken = mail('undo: the shops cannot be reached', from: ['Bob.Miller@example.com'])

    then:
    taken instanceof Taken.Answered
    answers()*.choice() == ['undo']
    answers()*.by() == [new Actor('bob', 'the shops cannot be reached (by mail)')]
  }

  def 'the token may be in what is quoted'() {
    when:
    def taken = mails.take(new ReceivedMail(['bob@example.com'], [:], '', Optional.empty(), "keep\n\n> code: ${token()}"))

    then:
    taken instanceof Taken.Answered
  }

  def 'a doubtful reply is none, and its sender is told so'() {
    when:
    def taken = mail('looks good, keep it')

    then:
    taken == new Taken.Refused(new Ticket(run, asked.step().id(), asked.time(), 'bob'),
      'the mail says nothing that is an answer beyond doubt; reply with one of these words alone in the first line, or with a reason after a colon: keep, undo, permanent, failback')
    answers().empty
  }

  def 'a second mail, and one of somebody who may not answer, are refused and change nothing'() {
    when:
    def starter = mail('keep', token: token('ada'), from: ['ada@example.com'])
    mail('undo')
    def second = mail('keep')

    then:
    starter instanceof Taken.Refused
    starter.why() == "'ada' has started the run, and somebody else has to answer"
    second instanceof Taken.Refused
    second.why() ==~ /run '.*': it was decided at .*: undo, by bob/
    answers()*.choice() == ['undo']
  }

  def 'a ticket of a question that was asked before is refused'() {
    when:
    def old = new DecisionAsked(asked.time().minusSeconds(60), asked.step(), asked.question())
    def taken = mail('keep', token: token('bob', old))

    then:
    taken instanceof Taken.Refused
    taken.why().startsWith("run '$run' does not ask this any more")
  }

  def 'what is no reply of a person says nothing to anybody: #what'() {
    when:
    def taken = mail(given.call(this), 'undo')

    then:
    taken instanceof Taken.Ignored
    answers().empty

    where:
    what                        | given
    'another sender'            | { [from: ['eve@example.com']] }
    'no sender'                 | { [from: []] }
    'two senders'               | { [from: ['bob@example.com', 'eve@example.com']] }
    'a forged token'            | { [token: 'x' * 40 + '.' + 'y' * 22] }
    'two tokens'                | { [headers: ['references': ["<${it.token('ada')}@muster>" as String]]] }
    'a vacation'                | { [headers: ['auto-submitted': ['auto-replied']]] }
    'a mailing list'            | { [headers: ['list-id': ['<dr.example.com>']]] }
    'bulk'                      | { [headers: ['precedence': ['bulk']]] }
    'a bounce'                  | { [headers: ['return-path': ['<>']]] }
    'a delivery report'         | { [headers: ['content-type': ['multipart/report; report-type=delivery-status']]] }
    'an out of office'          | { [headers: ['x-auto-response-suppress': ['All']]] }
    'a daemon'                  | { [from: ['MAILER-DAEMON@example.com']] }
  }
}
