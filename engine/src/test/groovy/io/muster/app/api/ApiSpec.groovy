// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api

import java.nio.file.Files

class ApiSpec extends ApiSpecification {

  def 'runbooks are listed, shown, checked, and their plans printed as by the command'() {
    expect:
    json(get('eve', '/v1/runbooks')).items*.name == ['crm', 'erp']

    and:
    with(json(get('eve', '/v1/runbooks/erp'))) {
      title == 'ERP: Berlin to Frankfurt'
      machines*.machine == ['db01', 'web01', 'web02']
      plans.containsAll(['failover', 'drill', 'undo'])
    }
    json(get('eve', '/v1/runbooks/erp/check')).errors == 0

    and:
    with(json(get('eve', '/v1/runbooks/erp/plan/drill'))) {
      plan == 'drill'
      text.contains('db01')
      steps*.vm.containsAll(['db01', 'web01', 'web02'])
    }
  }

  def 'a run is started, followed to its question, answered and reported'() {
    when:
    def started = post('bob', '/v1/runbooks/erp/runs', [plan: 'failover', reason: 'flood'])
    def run = json(started).run

    then:
    started.statusCode() == 202
    started.headers().firstValue('Location').get() == "/v1/runs/$run"
    json(started).subMap(['runbook', 'plan', 'by', 'reason']) == [runbook: 'erp', plan: 'failover', by: 'bob', reason: 'flood']

    and: 'it asks what becomes of it'
    soon.eventually { assert status(run).asks*.choices.flatten().containsAll(['keep', 'undo']) }
    json(get('eve', '/v1/runs?state=waiting')).items*.run == [run]

    when:
    def moved = post('bob', "/v1/runs/$run/moves", [to: '2099-01-01T00:00:00Z', reason: 'longer'])

    then:
    moved.statusCode() == 200

    when:
    def answered = post('bob', "/v1/runs/$run/answers", [choice: 'keep', reason: 'it stands'])

    then:
    answered.statusCode() == 200
    json(answered).subMap(['type', 'choice', 'by']) == [type: 'decision.answered', choice: 'keep', by: 'bob']
    soon.eventually { assert status(run).state == 'ended' }
    status(run).outcome == 'kept'
    status(run).steps.findAll { it.step.endsWith('01') || it.step.endsWith('02') }*.state.toSet() == ['done'] as Set

    and:
    def report = get('eve', "/v1/runs/$run/report")
    report.statusCode() == 200
    report.headers().firstValue('Content-Type').get() == 'text/html;charset=utf-8'
    report.body().contains(run)

    and: 'what happened, page by page'
    def first = json(get('eve', "/v1/runs/$run/events?limit=3"))
    first.items*.type.first() == 'run.started'
    first.items.size() == 3
    first.more
    json(get('eve', "/v1/runs/$run/events?after=$first.next")).items.last().type == 'run.ended'

    and: 'nothing is asked any more'
    def late = post('bob', "/v1/runs/$run/answers", [choice: 'undo'])
    late.statusCode() == 409
    sentences(late)[0] ==~ /run '$run' asks for nothing any more: it was decided at \S+: keep, by bob/
    sentences(late)[1] == 'refused; nothing was changed'
    sentences(post('bob', "/v1/runs/$run/retries", [:])).last() == 'refused; nothing was changed'
  }

  def 'replicas and schedules are shown'() {
    expect:
    with(json(get('eve', '/v1/replicas?runbook=crm')).items) {
      it*.machine == ['crm01']
      it*.state == ['Ready']
      it[0].points.size() > 0
      it[0].allowed.contains('failover')
    }
    with(json(get('eve', '/v1/schedules')).items) {
      it*.runbook == ['erp']
      it[0].every == '0 0 2 ? * SAT'
      it[0].next != null
    }
  }

  def 'the list of runs goes on with a cursor, and a document is sent once'() {
    given:
    def runs = ['failover', 'undo'].collect {
      def run = start('bob', 'crm', [plan: it, yes: true])
      soon.eventually { assert status(run).state == 'ended' }
      run
    }

    when:
    def first = get('eve', '/v1/runs?limit=1')
    def second = get('eve', "/v1/runs?limit=1&cursor=${json(first).next}")

    then:
    json(first).items*.run == [runs[1]]
    json(second).items*.run == [runs[0]]
    json(second).next == null

    and:
    def tag = first.headers().firstValue('ETag').get()
    def again = get('eve', '/v1/runs?limit=1', ['If-None-Match': tag])
    again.statusCode() == 304
    again.body().empty
    get('eve', '/v1/runs?limit=2', ['If-None-Match': tag]).statusCode() == 200
  }

  def 'a key starts one run, however often and to whomever it is sent'() {
    given:
    def body = [plan: 'drill', reason: 'weekly']

    when:
    def answers = (1..4).collect { post('bob', '/v1/runbooks/crm/runs', body, ['Idempotency-Key': 'k-1']) }

    then:
    answers*.statusCode() == [202] * 4
    answers.collect { json(it).run }.toSet().size() == 1
    records.journal().runs().size() == 1

    and: 'another request with it is refused'
    def other = post('bob', '/v1/runbooks/crm/runs', [plan: 'failover'], ['Idempotency-Key': 'k-1'])
    other.statusCode() == 422
    sentences(other) == ['this Idempotency-Key was sent with another request before; use a new key for a new one']

    and: 'the order of the fields is no matter'
    json(post('bob', '/v1/runbooks/crm/runs', '{"reason": "weekly",   "plan": "drill"}', ['Idempotency-Key': 'k-1'])).run == json(answers[0]).run
    records.journal().runs().size() == 1
  }

  def 'a halted run gives way to one with a key, as it does to one without'() {
    given:
    Files.writeString(data.resolve('runbooks/crm.lab.groovy'), "lab { faults { refuse 'powerOn', of: 'crm01_replica', times: 1 } }")
    def halted = start('bob', 'crm', [plan: 'failover'])
    soon.eventually { assert status(halted).state == 'halted' }

    when:
    def next = post('bob', '/v1/runbooks/crm/runs', [plan: 'undo', yes: true], ['Idempotency-Key': 'k-2'])

    then:
    next.statusCode() == 202
    soon.eventually { assert status(json(next).run).outcome == 'undone' }
    status(halted).outcome == 'aborted'
  }

  def 'what cannot be started is refused with the sentences of the command'() {
    given:
    def run = start('bob', 'erp', [plan: 'failover'])
    soon.eventually { assert status(run).asks.size() == 1 }

    when:
    def answer = post('bob', '/v1/runbooks/erp/runs', [plan: 'drill'])

    then:
    answer.statusCode() == 409
    sentences(answer).first().startsWith("replica 'db01_replica' is in state Failover; testFailover cannot be done now")
    sentences(answer).last() == 'refused; nothing was changed'
    records.journal().runs()*.id()*.value() == [run]
  }

  def 'before the node goes on with runs it says so'() {
    given:
    api.serves(null)

    when:
    def answer = get('eve', '/v1/runs')

    then:
    answer.statusCode() == 503
    answer.headers().firstValue('Retry-After').get() == '2'
    sentences(answer) == ['the node does not go on with runs yet; ask again in a moment']
    get('eve', '/v1/me').statusCode() == 200
  }

  def 'tokens are made, told once, listed and taken back by an administrator'() {
    when:
    def made = post('ada', '/v1/tokens', [name: 'joe', role: 'operator', scope: ['web*'], expires: '12h'])

    then:
    made.statusCode() == 201
    json(get(json(made).token, '/v1/me')).subMap(['name', 'role', 'scope']) == [name: 'joe', role: 'operator', scope: ['web*']]
    json(get('ada', '/v1/tokens')).items*.name == ['ada', 'bob', 'crm', 'eve', 'joe', 'web']
    !get('ada', '/v1/tokens').body().contains(json(made).token)

    when:
    def gone = ask('ada', 'DELETE', '/v1/tokens/joe')

    then:
    gone.statusCode() == 204
    get(json(made).token, '/v1/me').statusCode() == 401
    ask('ada', 'DELETE', '/v1/tokens/joe').statusCode() == 404
    post('ada', '/v1/tokens', [name: 'eve', role: 'viewer']).statusCode() == 409
  }

  def 'what was done is in the audit log, and what was refused'() {
    given:
    def run = start('bob', 'crm', [plan: 'drill', reason: 'weekly'])
    post('eve', '/v1/runbooks/crm/runs', [plan: 'failover'])
    post('ada', '/v1/tokens', [name: 'joe', role: 'viewer', reason: 'new here'])

    when:
    def entries = json(get('ada', '/v1/audit')).items

    then:
    entries.collect { [it.who, it.what, it.about, it.why, it.outcome] } == [
      ['bob', 'startRun', 'crm', 'weekly', 'done'],
      ['eve', 'startRun', 'crm', '', "'eve' is viewer, and this takes operator; ask an administrator for that"],
      ['ada', 'createToken', 'joe', 'new here', 'done'],
    ]
    entries*.from.toSet() == ['127.0.0.1'] as Set
    entries.collate(2, 1, false).every { it[0].hash == it[1].previous }
    json(get('ada', '/v1/audit?after=2')).items*.number == [3]
    run != null
  }
}
