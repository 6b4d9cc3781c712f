// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api

import io.muster.access.Role

/** Every route is asked for by everybody; the table of routes says what has to come of it. */
class AccessMatrixSpec extends ApiSpecification {

  static final WHO = [ada: Role.ADMINISTRATOR, bob: Role.OPERATOR, eve: Role.VIEWER, web: Role.OPERATOR, crm: Role.VIEWER]

  /** What a path stands for, where all of it is in scope of whom. */
  static final SEES = [
    erp: ['ada', 'bob', 'eve'],
    crm: ['ada', 'bob', 'eve', 'crm'],
  ]

  private static List<Route> routes() {
    ApiDoor.routes(null)
  }

  def 'nobody without a token is told anything but what the API is like'() {
    expect:
    routes().every { route ->
      def answer = ask(null, route.method(), concrete(route, 'erp', 'none'), route.acts() ? '{}' : null)
      answer.statusCode() == 401 && answer.headers().firstValue('WWW-Authenticate').get() == 'Bearer'
    }
    get(null, '/v1/openapi.json').statusCode() == 200
  }

  def 'who has too small a role is refused, on every route, and nothing is changed'() {
    when:
    def wrong = []
    routes().each { route ->
      WHO.each { who, role ->
        if (!role.includes(route.least())) {
          def answer = ask(who, route.method(), concrete(route, 'erp', 'none'), route.acts() ? '{}' : null)
          if (answer.statusCode() != 403 || sentences(answer) != ["'$who' is ${role.word()}, and this takes ${route.least().word()}; ask an administrator for that" as String]) {
            wrong << "$who ${route.name()}: ${answer.statusCode()} ${answer.body()}"
          }
        }
      }
    }

    then:
    wrong == []
    records.journal().runs().empty
    records.tokens().all()*.name() == ['ada', 'bob', 'crm', 'eve', 'web']
  }

  def 'a run of #runbook is there for those only whose scope has all its machines, on every route'() {
    given:
    def run = start('bob', runbook, [plan: 'drill'])
    soon.eventually { assert status(run).state == 'ended' }

    when:
    def wrong = []
    routes().findAll { it.path().startsWith('/v1/runs/') }.each { route ->
      WHO.findAll { _, role -> role.includes(route.least()) }.keySet().each { who ->
        def answer = ask(who, route.method(), concrete(route, runbook, run), route.acts() ? '{"choice": "keep", "to": "2099-01-01T00:00:00Z"}'.replaceAll(route.name() == 'answerRun' ? ', "to".*"' : route.name() == 'moveRun' ? '"choice".*keep", ' : '"choice".*Z"', '') : null)
        boolean there = who in SEES[runbook]
        if ((answer.statusCode() == 404) == there) {
          wrong << "$who ${route.name()}: ${answer.statusCode()} ${answer.body()}"
        }
      }
    }

    then:
    wrong == []

    and: 'nor is it listed'
    WHO.keySet().every { who -> (json(get(who, '/v1/runs')).items*.run == [run]) == (who in SEES[runbook]) }

    and: 'what does not show is as what is not there'
    def outside = WHO.keySet().find { !(it in SEES[runbook]) }
    sentences(get(outside, "/v1/runs/$run")) == ["there is no run '$run'; 'muster runs' lists them" as String]

    where:
    runbook << ['erp', 'crm']
  }

  def 'a runbook shows with the machines that are in scope'() {
    expect:
    json(get(who, '/v1/runbooks')).items.collectEntries { [it.name, it.machines*.machine] } == shown
    json(get(who, '/v1/replicas')).items*.machine.toSet() == shown.values().flatten().toSet()
    json(get(who, '/v1/schedules')).items*.runbook == schedules

    where:
    who   || shown                                               | schedules
    'ada' || [crm: ['crm01'], erp: ['db01', 'web01', 'web02']]   | ['erp']
    'eve' || [crm: ['crm01'], erp: ['db01', 'web01', 'web02']]   | ['erp']
    'web' || [erp: ['web01', 'web02']]                           | []
    'crm' || [crm: ['crm01']]                                    | []
  }

  def 'an operator acts on machines in scope, and on a plan when all of it is'() {
    expect:
    def plan = post('web', '/v1/runbooks/erp/runs', [plan: 'failover'])
    plan.statusCode() == 403
    sentences(plan) == ["plan 'failover' of 'erp' has machines that are not in your scope (web*); name those of [web01, web02] that are meant"]

    and: 'machines that are not in scope are refused as those that are not there'
    ['db01', 'db99'].every {
      sentences(post('web', '/v1/runbooks/erp/runs', [plan: 'failover', machines: ['web01', it]])) == ["'$it' is not in your scope (web*)" as String]
    }

    and: 'a runbook of others is not there'
    ['crm', 'none'].every {
      def answer = post('web', "/v1/runbooks/$it/runs", [plan: 'failover'])
      answer.statusCode() == 404 && sentences(answer) == ["there is no runbook '$it'; /v1/runbooks lists those that there are" as String]
    }
    get('web', '/v1/runbooks/erp/check').statusCode() == 403
    get('web', '/v1/runbooks/erp/plan/failover').statusCode() == 403
    records.journal().runs().empty

    when:
    def run = start('web', 'erp', [plan: 'failover', machines: ['web01']])
    soon.eventually { assert json(get('web', "/v1/runs/$run")).asks.size() == 1 }

    then:
    json(get('web', "/v1/runs/$run")).steps.every { !it.step.contains('db01') }
    json(get('web', '/v1/runs')).items*.run == [run]
    post('web', "/v1/runs/$run/answers", [choice: 'keep']).statusCode() == 200
  }

  private static String concrete(Route route, String runbook, String run) {
    route.path().replace('{runbook}', runbook).replace('{run}', run).replace('{plan}', 'failover').replace('{token}', 'none')
  }
}
