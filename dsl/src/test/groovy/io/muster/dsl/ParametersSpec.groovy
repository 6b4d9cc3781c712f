// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl

import io.muster.problem.InvalidRunbookException
import io.muster.runbook.RestorePointChoice
import io.muster.runbook.Runbook
import java.time.Duration
import java.time.Instant
import spock.lang.Specification

/** What a caller passes, and what becomes of it while loading. */
class ParametersSpec extends Specification {

  static final String TEXT = '''\
    runbook('erp') {
      sites production: 'berlin', recovery: 'frankfurt'
      parameters {
        text     'team', otherwise: 'dr'
        number   'webs', otherwise: 2
        choice   'size', of: ['small', 'full'], otherwise: 'full'
        flag     'mail', otherwise: false
        instant  'restoreTo', otherwise: latest
        duration 'grace', otherwise: 1.minute
        text     'reason', required: true
      }
      owner "$team@example.com"
      replicas { snapshot 'db01'; (1..webs).each { snapshot "web$it" } }
      failover {
        group('databases') { vm 'db01', restorePoint: before(restoreTo), delay: grace }
        group('webs') {
          (1..webs).each { vm "web$it", restorePoint: restoreTo }
          if (size == 'full') { wait grace }
        }
        if (mail) { after { notify 'smtp:dr@example.com', subject: "because of $reason" } }
      }
    }
    '''.stripIndent()

  def "a parameter has the value that the text gives it where none is passed"() {
    given:
    def erp = load([:])

    expect:
    erp.owner().get() == 'dr@example.com'
    erp.replicas()*.source() == ['db01', 'web1', 'web2']
    erp.failover().machines().toList()*.point() == [new RestorePointChoice.Latest()] * 3
    erp.failover().groups()[1].steps().last().duration() == Duration.ofMinutes(1)
    erp.parameters().collectEntries { [it.name(), it.value().orElse(null)] } == [
      team: 'dr', webs: '2', size: 'full', mail: 'false', restoreTo: 'latest', grace: '60.seconds', reason: null]
  }

  def "a value that is passed takes its place"() {
    given:
    def erp = load(team: 'ops', webs: '1', size: 'small', mail: 'true', restoreTo: '2026-11-20T10:00:00Z', grace: '5.minutes', reason: 'fire')
    def before = new RestorePointChoice.Before(Instant.parse('2026-11-20T10:00:00Z'))

    expect:
    erp.owner().get() == 'ops@example.com'
    erp.failover().machines().toList()*.point() == [before] * 2
    erp.failover().groups()[0].steps().first().delay() == Duration.ofMinutes(5)
    erp.failover().groups()[1].steps().size() == 1
    erp.failover().after().first().subject().get() == 'because of fire'
  }

  def "passing #settings is refused: #told"() {
    expect:
    problems(settings) == [told]

    where:
    settings                                     || told
    [webs: 'many']                               || "5:5 parameter 'webs' cannot be 'many'; pass a number"
    [size: 'big']                                || "6:5 parameter 'size' cannot be 'big'; pass one of small, full"
    [mail: 'yes']                                || "7:5 parameter 'mail' cannot be 'yes'; pass true or false"
    [restoreTo: 'noon']                          || "8:5 parameter 'restoreTo' cannot be 'noon'; pass an instant such as 2026-11-20T10:00:00Z, or latest"
    [grace: '5']                                 || "9:5 parameter 'grace' cannot be '5'; pass a duration such as 30.seconds or 5.minutes"
    [raeson: 'x']                                || "0:0 there is no parameter 'raeson'; did you mean 'reason'?"
    [mail: 'true']                               || "20:77 parameter 'reason' has no value; pass --set reason=.."
  }

  def "a text can be checked without the values that a run needs"() {
    given:
    def checked = new RunbookLoader(mail: 'true').check('erp.groovy', TEXT)

    expect:
    checked.report().problems() == []
    checked.missing().keySet() == ['reason'] as Set
  }

  private static Runbook load(Map<String, String> settings) {
    new RunbookLoader(settings).load('erp.groovy', TEXT).runbook()
  }

  private static List<String> problems(Map<String, String> settings) {
    try {
      load(settings)
      []
    } catch (InvalidRunbookException invalid) {
      invalid.report().problems().collect { "${it.at().line()}:${it.at().column()} ${it.message()}" }
    }
  }
}
