// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.webhook

import io.muster.run.Actor
import io.muster.run.Outcome
import io.muster.run.RunEvent.DecisionAsked
import io.muster.run.RunEvent.StepBegan
import io.muster.run.RunId
import io.muster.runbook.PlanName
import java.net.http.HttpResponse
import java.nio.file.Files
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import spock.util.concurrent.PollingConditions

/** Requests over HTTP that start plans. */
class WebhookSpec extends HookSpecification {

  private Optional<Outcome> end(String run) {
    muster.awaitEnd(new RunId(run), { true }).map { it.outcome() }
  }

  /** What a run asks, as soon as it does. */
  private DecisionAsked asked(RunId run) {
    new PollingConditions(timeout: 30).within(30) {
      assert muster.desk().journal().events(run).any { it instanceof DecisionAsked }
    }
    muster.desk().journal().events(run).find { it instanceof DecisionAsked } as DecisionAsked
  }

  def "a signed message starts its plan, and is answered when the run is written down"() {
    when:
    def answer = post('alarm', BODY, signed(BODY))

    then:
    answer.statusCode() == 202
    json(answer).repeated == false
    json(answer).run ==~ /erp-alarm-[0-9a-f]{20}/
    with(runs.first()) {
      id().value() == json(answer).run
      plan().name() == PlanName.FAILOVER
      by() == new Actor('webhook alarm', "webhook 'alarm', message 'msg_1'")
      runbook().parameters().find { it.name() == 'reason' }.value().get() == 'the hall burns'
    }
    end(json(answer).run).get() == Outcome.DONE
    told.any { it == "webhook 'alarm': message 'msg_1' has started '${json(answer).run}'" }
  }

  def "delivered five times at once, and again after a restart, it starts one run"() {
    when:
    def answers
    try (def pool = Executors.newFixedThreadPool(5)) {
      answers = pool.invokeAll((1..5).collect { { -> post('alarm', BODY, signed(BODY)) } as Callable<HttpResponse<String>> })*.get()
    }

    then:
    answers*.statusCode().sort() == [200, 200, 200, 200, 202]
    answers.collect { json(it).run }.unique().size() == 1
    runs.size() == 1

    when:
    restart()
    now += Duration.ofMinutes(20)
    def late = post('alarm', BODY, signed(BODY))
    def replayed = post('alarm', BODY, signed(BODY, 'msg_1', now - Duration.ofMinutes(20)))

    then: 'the sender may try for as long as it likes; a copy of what it has sent is worth five minutes'
    late.statusCode() == 200
    json(late) == [run: json(answers[0]).run, repeated: true]
    replayed.statusCode() == 401
    runs.size() == 1
  }

  def "the clocks may be apart by five minutes and no more: #seconds s"() {
    expect:
    post('alarm', BODY, signed(BODY, 'msg_1', now.plusSeconds(seconds))).statusCode() == status

    where:
    seconds | status
    -300    | 202
    300     | 202
    -301    | 401
    301     | 401
  }

  def "each of several keys is good while they are changed, also beside a signature of another one"() {
    given:
    def both = signed(BODY, 'msg_2')
    both['webhook-signature'] = 'v1a,AAAA ' + signed(BODY, 'msg_2', now, 'whsec_bm9ib2R5LW5vYm9keS1ub2JvZHk=')['webhook-signature'] + ' ' + both['webhook-signature']

    expect:
    post('alarm', BODY, signed(BODY, 'msg_1', now, OLD)).statusCode() == 202
    post('alarm', BODY, both).statusCode() in [202, 409]
  }

  def "a message of GitHub is known by its body, since its delivery is not signed; its ping starts nothing"() {
    when:
    def ping = post('alarm', [zen: 'Keep it logically awesome.'], github([zen: 'Keep it logically awesome.'], 'd-0', 'ping'))
    def first = post('alarm', BODY, github(BODY))
    def again = post('alarm', BODY, github(BODY))
    def forged = post('alarm', BODY, github(BODY, 'another'))

    then:
    [ping, first, again, forged]*.statusCode() == [204, 202, 200, 200]
    runs.size() == 1
    told.any { it.contains('GitHub has tried it') }
  }

  def "a token starts a drill once for each key of idempotency, or else for each body"() {
    given:
    def token = [Authorization: 'Bearer ' + TOKEN]

    expect: 'a drill needs no parameters'
    post('rehearse', [alert: 1], token).statusCode() == 202
    post('rehearse', [alert: 1], token).statusCode() == 200
    post('rehearse', [alert: 1], token + ['Idempotency-Key': 'n-1']).statusCode() in [202, 409]
    post('rehearse', [alert: 1], [Authorization: 'Bearer ' + TOKEN + 'x']).statusCode() == 401
    runs*.plan()*.name().unique() == [PlanName.DRILL]
  }

  def "parameters are checked as those of a command: #parameters"() {
    given:
    def body = [parameters: parameters]

    when:
    def answer = post('alarm', body, signed(body))

    then:
    answer.statusCode() == 400
    answer.headers().firstValue('Content-Type').get() == 'application/problem+json'
    json(answer).detail.contains(sentence)
    runs.empty

    where:
    parameters                              || sentence
    [:]                                     || "parameter 'reason' is required"
    [reason: 'x', server: 1]                || "there is no parameter 'server'"
    [reason: 'x', servers: 'many']          || "'many'"
    [reason: 'x', servers: true]            || "'true'"
    [reason: ['x']]                         || 'neither a text nor a number'
    [reason: null]                          || 'neither a text nor a number'
    [reason: 'a\u0000b']                    || 'no text'
  }

  def "a message cannot choose what is run: #fixed"() {
    given:
    def body = BODY + [(fixed): 'permanent']

    expect:
    post('alarm', body, signed(body)).statusCode() == 400
    runs.empty

    where:
    fixed << ['plan', 'runbook', 'machines']
  }

  def "where it is to be confirmed, the run asks before it does anything"() {
    when:
    def answer = post('careful', BODY, signed(BODY))
    def run = new RunId(json(answer).run)
    def asked = asked(run)

    then:
    answer.statusCode() == 202
    asked.question().text() == "webhook 'careful' asks for 'failover' of runbook 'erp'"
    !muster.desk().journal().events(run).any { it instanceof StepBegan && it.step().vm().present }

    when:
    muster.desk().answer(run, Optional.empty(), 'go', new Actor('bob', 'it burns'))

    then:
    end(run.value()).get() == Outcome.DONE
  }

  def "what is in another run is refused, and can be sent again"() {
    given:
    def first = post('careful', BODY, signed(BODY))

    when:
    def second = post('alarm', BODY, signed(BODY, 'msg_2'))

    then:
    second.statusCode() == 409
    json(second).detail.contains(json(first).run)
    runs.size() == 1

    when:
    def run = new RunId(json(first).run)
    asked(run)
    muster.desk().answer(run, Optional.empty(), 'undo', new Actor('bob', 'a false alarm'))
    end(run.value())

    then:
    post('alarm', BODY, signed(BODY, 'msg_2')).statusCode() == 202
  }

  def "the webhooks follow the files, and the first of a name keeps it"() {
    when:
    write('crm', ERP.replace("'erp'", "'crm'").replace("webhook 'rehearse'", "webhook 'practise'").replaceAll("webhook '(back|careful|keyless)'.*", ''))
    follow()
    def answer = post('practise', [:], [Authorization: 'Bearer ' + TOKEN])
    post('alarm', BODY, signed(BODY))
    follow()

    then:
    json(answer).run.startsWith('crm-practise-')
    runs*.runbook()*.name().sort() == ['crm', 'erp']
    told.count { it == "webhook 'alarm' of runbook 'crm' takes nothing: runbook 'erp' has one of this name; rename one of them" } == 1
    told.count { it == "webhook 'keyless' of runbook 'erp' takes nothing: the configuration has no key 'forgotten'; add secret.forgotten = .." } == 1

    when:
    Files.delete(folder.resolve('runbooks/crm.groovy'))
    follow()

    then:
    post('practise', [:], [Authorization: 'Bearer ' + TOKEN]).statusCode() == 401
  }

  def "a node that starts or stops begins nothing, and says so"() {
    given:
    hooks = null

    when:
    def answer = post('alarm', BODY, signed(BODY))

    then:
    answer.statusCode() == 503
    answer.headers().firstValue('Retry-After').present
    runs.empty
  }

  def "too many messages in a short time are refused, and there is room again after a while"() {
    given:
    def some = [parameters: [reason: 7, nothing: 1]]
    def send = { post('alarm', some, signed(some, "msg_$it")).statusCode() }

    expect:
    (1..30).every { send(it) == 400 }
    send(31) == 429

    when:
    now += Duration.ofSeconds(2)

    then:
    send(32) == 400
    send(33) == 429

    when: 'strangers do not take the room of others'
    now += Duration.ofSeconds(2)

    then:
    (1..40).every { post('alarm', some, [:]).statusCode() == 401 }
    send(34) == 400
    told.size() < 80
  }
}
