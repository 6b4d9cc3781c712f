// SPDX-License-Identifier: Apache-2.0
package io.muster.replica

import io.muster.action.RandomOperationsSpec
import io.muster.engine.InterlocksSpec
import io.muster.engine.LifeCycleSpec
import io.muster.engine.MiddleSpec
import io.muster.runbook.ReplicaKind
import java.nio.file.Files
import java.nio.file.Path
import org.spockframework.runtime.model.FeatureMetadata
import spock.lang.Specification

/** The state diagram, and the table of operations with the specs that prove them, are what the code has. */
class ReplicaPageSpec extends Specification {

  static final Path PAGE = Path.of('../docs/replicas.md')
  static final String BEGIN = '<!-- generated from the table of transitions; see ReplicaPageSpec -->'
  static final String END = '<!-- end of generated part -->'

  /** What proves each operation: the random sequences for all kinds, and a story that can be read. */
  static final Map<Transition, List> PROOF = [
    (Transition.FAIL_OVER)           : [LifeCycleSpec, 'an undone failover leaves the data of the latest restore point, and replication goes on'],
    (Transition.TEST)                : [InterlocksSpec, '1: a drill attaches test networks only'],
    (Transition.FAIL_OVER_AS_PLANNED): [LifeCycleSpec, 'a planned failover loses nothing, and its undo starts the sources again'],
    (Transition.UNDO_FAILOVER)       : [LifeCycleSpec, 'an undone failover leaves the data of the latest restore point, and replication goes on'],
    (Transition.MAKE_PERMANENT)      : [LifeCycleSpec, 'a permanent failover makes the replicas the production VMs, and only once'],
    (Transition.FAIL_BACK)           : [LifeCycleSpec, 'a failback keeps what was written on the replicas, and commit makes the originals the sources again'],
    (Transition.SWITCH_OVER)         : [LifeCycleSpec, 'a failback that is switched by hand waits, and can be undone while the replicas run on'],
    (Transition.UNDO_BEFORE_SWITCH)  : [LifeCycleSpec, 'a failback that is switched by hand waits, and can be undone while the replicas run on'],
    (Transition.UNDO_FAILBACK)       : [LifeCycleSpec, 'an undone failback leaves the replicas as they were before the switch'],
    (Transition.REPROTECT)           : [LifeCycleSpec, 'a reprotected machine is replicated to where its source was, and can go back that way'],
    (Transition.COMMIT)              : [LifeCycleSpec, 'a failback keeps what was written on the replicas, and commit makes the originals the sources again'],
  ]

  def 'the page has the diagram and the table'() {
    given:
    def page = Files.readString(PAGE)
    def written = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + '\n' + generated() + page.substring(page.indexOf(END))

    when:
    if (System.getProperty('muster.snapshots') == 'write') {
      Files.writeString(PAGE, written)
    }

    then:
    Files.readString(PAGE) == written
  }

  def 'the story of #transition is there'() {
    expect:
    features(PROOF[transition][0]).contains(PROOF[transition][1])

    where:
    transition << Transition.values()
  }

  def 'all kinds of all transitions, and what fails in the middle, have a spec besides'() {
    expect:
    features(RandomOperationsSpec).contains('no sequence of operations breaks a promise')
    features(MiddleSpec).size() == 2
  }

  private static List<String> features(Class<?> spec) {
    spec.declaredMethods*.getAnnotation(FeatureMetadata).findAll()*.name()
  }

  private static String generated() {
    def arrows = Transition.values().collect { "  ${id(it.from())} --> ${id(it.to())}: ${it.operation().word()}${kinds(it, '<br/>')}" }
    def rows = Transition.values().collect {
      "| `${it.operation().word()}` | ${it.from().word()} | ${it.to().word()} | ${ReplicaKind.values().findAll { kind -> it.isFor(kind) }*.word().join(', ')} | ${PROOF[it][0].simpleName}: ${PROOF[it][1]} |"
    }
    """
      |```mermaid
      |stateDiagram-v2
      |  [*] --> Ready
      |${arrows.join('\n')}
      |  Permanent_failover --> [*]
      |  Reprotected --> [*]
      |```
      |
      || operation | from | to | kinds | a story that proves it |
      || --- | --- | --- | --- | --- |
      |${rows.join('\n|')}
      |
      |Besides, `RandomOperationsSpec` goes through every row for every kind in random sequences, with faults on the way.
      |
      |""".stripMargin()
  }

  private static String id(State state) {
    state.word().replace(' ', '_')
  }

  private static String kinds(Transition transition, String separator) {
    def some = ReplicaKind.values().findAll { transition.isFor(it) }
    some.size() == ReplicaKind.values().length ? '' : separator + some*.word().join(' and ') + ' only'
  }
}
