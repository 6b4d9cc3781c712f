// SPDX-License-Identifier: Apache-2.0
package io.muster.route

import io.muster.RunbookSpecification
import io.muster.run.Outcome
import io.muster.run.RunEvent.StepDone
import io.muster.run.RunEvent.StepSkipped
import io.muster.runbook.PlanName

/** When each machine starts, as LANGUAGE.md (Groups) says. */
class GroupTimingSpec extends RunbookSpecification {

  def 'machines of a group start together when nothing holds them back'() {
    when:
    run(runbook('''failover { group('a') { vm 'one'; vm 'two'; vm 'three' } }'''))

    then:
    starts() == ['failover/a/one': 0, 'failover/a/two': 0, 'failover/a/three': 0]
  }

  def 'a delay counts from the start of the machine before'() {
    when:
    run(runbook('''failover { group('a') { vm 'one'; vm 'two', delay: 60.seconds; vm 'three', delay: 5.seconds } }'''))

    then:
    starts().values() as List == [0, 60, 65]
  }

  def 'the delay of the first machine counts from the start of its group'() {
    when:
    run(runbook('''failover {
      group('a') { vm 'one' }
      group('b') { vm 'two', delay: 30.seconds }
    }'''))

    then:
    starts().values() as List == [0, 42]
  }

  def 'the limit is a sliding window: each end makes place for one start, in the order written'() {
    when:
    run(runbook('''failover { group('a', parallel: 2) { vm 'm1'; vm 'm2'; vm 'm3'; vm 'm4'; vm 'm5' } }'''))

    then:
    starts() == ['failover/a/m1': 0, 'failover/a/m2': 0, 'failover/a/m3': 12, 'failover/a/m4': 12, 'failover/a/m5': 24]
  }

  def 'a machine starts at the later of its delay and the first free place'() {
    when:
    run(runbook('''failover { group('a', parallel: 1) {
      vm 'one'
      vm 'two', delay: 5.seconds
      vm 'three', delay: 20.seconds
    } }'''))

    then:
    starts().values() as List == [0, 12, 32]
  }

  def 'a group without "after" follows the one written before it'() {
    when:
    run(runbook('''failover {
      group('a') { vm 'one' }
      group('b') { vm 'two' }
    }'''))

    then:
    starts().values() as List == [0, 12]
  }

  def 'a group after none begins at once, beside the others'() {
    when:
    run(runbook('''failover {
      group('a') { vm 'one' }
      group('b', after: none) { vm 'two' }
      group('c', after: ['a', 'b']) { vm 'three' }
    }'''))

    then:
    starts() == ['failover/a/one': 0, 'failover/b/two': 0, 'failover/c/three': 12]
  }

  def 'a group begins when those it names are complete, and waits for no other'() {
    when:
    run(runbook('''failover {
      group('a') { vm 'a1' }
      group('slow', after: none) { vm 's1'; vm 's2', delay: 100.seconds }
      group('b', after: 'a') { vm 'b1' }
      group('c', after: ['a', 'slow']) { vm 'c1' }
      group('d', after: ['b', 'slow']) { vm 'd1' }
    }'''))

    then:
    starts() == [
      'failover/a/a1': 0, 'failover/slow/s1': 0, 'failover/b/b1': 12, 'failover/slow/s2': 100,
      'failover/c/c1': 112, 'failover/d/d1': 112,
    ]
  }

  def 'a step between machines begins when those before it are up, and holds up those behind it'() {
    when:
    run(runbook('''failover { group('a') {
      vm 'one'
      vm 'two', delay: 10.seconds
      wait 30.seconds
      vm 'three'
      vm 'four', delay: 5.seconds
    } }'''))

    then:
    starts().values() as List == [0, 10, 52, 57]
  }

  def 'a group is complete when its verifications hold'() {
    when:
    run(runbook('''failover {
      group('a') { vm 'one'; verify { tools 'one', within: 5.minutes, every: 1.second } }
      group('b') { vm 'two' }
    }'''))

    then:
    starts()['failover/b/two'] > 12
    starts()['failover/b/two'] == seconds(events.find { it instanceof StepDone && it.step().id().path() == 'failover/a/verify-1/tools-one' })
  }

  def 'a machine that is failed over already is skipped and told so, and its delay is ignored'() {
    given:
    def runbook = runbook('''failover { group('a') {
      vm 'one'
      vm 'two', delay: 10.minutes
      vm 'three', delay: 5.seconds
    } }''')
    run(runbook, PlanName.FAILOVER, ['two'] as Set)
    def begin = seconds(events.last())
    events.clear()

    when:
    def report = run(runbook)

    then:
    report.outcome() == Outcome.DONE
    starts() == ['failover/a/one': begin, 'failover/a/three': begin + 5]
    events.findAll { it instanceof StepSkipped }*.reason() == ["replica 'two_replica' is in state Failover already"]
  }
}
