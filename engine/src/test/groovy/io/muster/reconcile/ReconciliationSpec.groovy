// SPDX-License-Identifier: Apache-2.0
package io.muster.reconcile

import io.muster.journal.Journal
import io.muster.journal.MemoryJournal
import io.muster.journal.Samples
import io.muster.replica.ReplicaKey
import io.muster.replica.ReplicaMark
import io.muster.replica.ReplicaState
import io.muster.replica.RestorePoint
import io.muster.replica.State
import io.muster.run.Outcome
import io.muster.runbook.ReplicaOperation
import java.time.Instant
import spock.lang.Specification

/** What the journal says of replicas, beside what their VMs say. */
class ReconciliationSpec extends Specification {

  static final WEB = new ReplicaKey('frankfurt', 'web01_replica')
  static final TIME = Instant.parse('2026-11-21T03:15:00Z')

  Journal journal = new MemoryJournal()

  def setup() {
    ended('erp-1')
  }

  def "a journal and a VM that say the same are no difference: #what"() {
    given:
    journal.adopt(recorded ? [recorded] : [], [] as Set)

    expect:
    compared(mark).differences() == []
    compared(mark).unknownRuns().isEmpty()

    where:
    what                         | recorded                        | mark
    'nothing is known'           | null                            | null
    'ready'                      | state(State.READY, '')          | null
    'failed over'                | state(State.FAILOVER)           | mark(State.FAILOVER)
    'going back'                 | state(State.FAILOVER)           | mark(State.FAILOVER).begun(ReplicaOperation.FAILBACK, TIME, 'erp-1')
    'beginning'                  | null                            | ReplicaMark.ready(TIME, 'erp-1').begun(ReplicaOperation.FAILOVER, TIME, 'erp-1')
  }

  def "a difference says what the journal says, what the VM says, since when and by which run: #what"() {
    given:
    journal.adopt(recorded ? [recorded] : [], [] as Set)

    expect:
    compared(mark).differences()*.sentence() == ["'web01_replica' on 'frankfurt': the journal $text" as String]

    where:
    what             | recorded                      | mark                                                                   || text
    'not recorded'   | null                          | mark(State.FAILOVER)                                                   || "knows nothing of it, which means Ready; its VM says Failover since 2026-11-21T03:15:00Z by run 'erp-1', from 'nightly'"
    'not marked'     | state(State.FAILOVER)         | null                                                                   || "has it as Failover since 2026-11-21T03:15:00Z by run 'erp-1', from 'nightly'; its VM carries no mark, which means Ready"
    'another state'  | state(State.FAILOVER)         | mark(State.FAILBACK)                                                   || "has it as Failover since 2026-11-21T03:15:00Z by run 'erp-1', from 'nightly'; its VM says Failback since 2026-11-21T03:15:00Z by run 'erp-1', from 'nightly'"
    'another point'  | state(State.FAILOVER, 'noon') | mark(State.FAILOVER)                                                   || "has it as Failover since 2026-11-21T03:15:00Z by run 'erp-1', from 'noon'; its VM says Failover since 2026-11-21T03:15:00Z by run 'erp-1', from 'nightly'"
    'cut off'        | null                          | mark(State.FAILOVER).begun(ReplicaOperation.FAILBACK, TIME, 'erp-1')    || "knows nothing of it, which means Ready; its VM says Failover, and that failback has begun since 2026-11-21T03:15:00Z by run 'erp-1' and has not ended"
    'of a drill'     | null                          | mark(State.FAILOVER, true)                                             || "knows nothing of it, which means Ready; its VM says Failover of a drill since 2026-11-21T03:15:00Z by run 'erp-1', from 'nightly'"
  }

  def "a VM that is gone is a difference where the journal has more than Ready"() {
    given:
    journal.adopt([new ReplicaState(replica, state, '', TIME, 'erp-1')], [] as Set)

    expect:
    def found = new Reconciliation(journal, new Sight([replica.site()] as Set, [:], [] as Set, []), { true }).differences()
    found.collect { it.sentence().split('; ')[1] } == text

    where:
    replica                                              | state          || text
    WEB                                                  | State.READY    || []
    WEB                                                  | State.FAILOVER || ['there is no VM of that name']
    new ReplicaKey('lab:erp/frankfurt', 'web01_replica') | State.FAILOVER || ["the lab of 'erp' that is kept has no such VM, or none is kept"]
  }

  def "of a site that could not be looked at, of a mark that cannot be read and of a replica that is not meant nothing is said"() {
    given:
    journal.adopt([state(State.FAILOVER)], [] as Set)

    expect:
    new Reconciliation(journal, sight, meant).differences() == []

    where:
    sight                                                                   | meant
    new Sight([] as Set, [:], [] as Set, ['it cannot be reached'])            | { true }
    new Sight(['frankfurt'] as Set, [:], [WEB] as Set, ['it is not ours'])    | { true }
    new Sight(['frankfurt'] as Set, [(WEB): Optional.empty()], [] as Set, []) | { it.name() == 'other' }
  }

  def "what the VMs say is adopted, and then nothing differs"() {
    given:
    journal.adopt(recorded ? [recorded] : [], [] as Set)

    when:
    def adopted = compared(mark).adopt()

    then:
    adopted.size() == 1
    journal.replicas() == (becomes ? [becomes] : [])
    compared(mark).differences() == []
    compared(mark).adopt() == []

    where:
    recorded              | mark                                                                                 || becomes
    null                  | mark(State.FAILOVER)                                                                 || state(State.FAILOVER)
    state(State.FAILOVER) | mark(State.PERMANENT)                                                                || state(State.PERMANENT)
    state(State.FAILOVER) | null                                                                                 || null
    null                  | mark(State.FAILOVER, false, 'lost-1')                                                 || state(State.FAILOVER, 'nightly', 'lost-1')
    null                  | ReplicaMark.ready(TIME, 'lost-1').begun(ReplicaOperation.FAILOVER, TIME, 'lost-1')   || state(State.READY, '', 'lost-1')
  }

  def "a run that the journal does not have is told with its replicas, and is a difference until it is adopted"() {
    given:
    journal.adopt([state(State.FAILOVER)], [] as Set)
    def mark = mark(State.FAILOVER, false, 'lost-1')

    expect:
    compared(mark).unknownRuns() == ['lost-1': [WEB] as Set]
    compared(mark).differences().size() == 1

    when:
    compared(mark).adopt()

    then:
    compared(mark).unknownRuns() == ['lost-1': [WEB] as Set]
    compared(mark).differences() == []
  }

  def "what belongs to a run that has not ended is told, and left to it"() {
    given:
    journal.create(Samples.run('erp-2'), [WEB] as Set, 'node-a')
    def found = compared(mark(State.FAILOVER, false, 'erp-2'))

    expect:
    found.differences()*.sentence().first().endsWith("; it belongs to run 'erp-2', which is running and settles it: see 'muster status erp-2'")
    found.adopt() == []
    journal.replicas() == []

    and: 'what it has begun is known'
    compared(mark(State.FAILOVER, false, 'erp-2').begun(ReplicaOperation.FAILOVER, TIME, 'erp-2')).differences() == []
  }

  private Reconciliation compared(ReplicaMark mark) {
    new Reconciliation(journal, new Sight(['frankfurt'] as Set, [(WEB): Optional.ofNullable(mark)], [] as Set, []), { true })
  }

  private void ended(String run) {
    def claim = journal.create(Samples.run(run), [] as Set, 'node-a')
    journal.append(claim, Samples.ended(run, Outcome.DONE), [])
  }

  private static ReplicaMark mark(State state, boolean drill = false, String run = 'erp-1') {
    ReplicaMark.ready(TIME, run).in(state).from(new RestorePoint('7', 'nightly', TIME), drill)
  }

  private static ReplicaState state(State state, String point = 'nightly', String run = 'erp-1') {
    new ReplicaState(WEB, state, point, TIME, run)
  }
}
