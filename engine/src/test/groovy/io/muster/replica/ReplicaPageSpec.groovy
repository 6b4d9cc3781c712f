// SPDX-License-Identifier: Apache-2.0
package io.muster.replica

import io.muster.action.RandomOperationsSpec
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

  def '#row.operation of #row.kinds is proved by a spec that is there, and that goes through the kinds where it is for several'() {
    when:
    def feature = feature(row.spec, row.feature)

    then:
    feature != null
    row.kinds.size() < 2 || 'kind' in feature.parameterNames()

    where:
    row << (OperationProofs.OPERATIONS + OperationProofs.PLANS).findAll { it.spec }
  }

  def 'every transition has a row for every kind, and every kind that has none a reason'() {
    expect:
    ReplicaKind.values().findAll { kind -> rows.any { kind in it.kinds && it.spec } } == ReplicaKind.values().findAll { transition.isFor(it) }
    rows.collectMany { it.kinds } as Set == ReplicaKind.values() as Set

    where:
    transition << Transition.values()
    rows = OperationProofs.OPERATIONS.findAll { it.from == transition.from().word() && it.to == transition.to().word() && it.operation.startsWith("`${transition.operation().word()}`") }
  }

  def 'all kinds of all transitions, and what fails in the middle, have a spec besides'() {
    expect:
    feature(RandomOperationsSpec, 'no sequence of operations breaks a promise')
    feature(MiddleSpec, 'an undo that cannot be done is written down as done by force only, and says what is not known')
  }

  private static FeatureMetadata feature(Class<?> spec, String name) {
    spec.declaredMethods*.getAnnotation(FeatureMetadata).findAll().find { it.name() == name }
  }

  private static String generated() {
    def arrows = Transition.values().collect { "  ${id(it.from())} --> ${id(it.to())}: ${it.operation().word()}${kinds(it, '<br/>')}" }
    def rows = OperationProofs.OPERATIONS.collect { "| $it.operation | $it.from | $it.to | ${it.kinds*.word().join(', ')} | ${it.told()} |" }
    def plans = OperationProofs.PLANS.collect { "| $it.operation | ${it.told()} |" }
    """
      |```mermaid
      |stateDiagram-v2
      |  [*] --> Ready
      |${arrows.join('\n')}
      |  Permanent_failover --> [*]
      |  Reprotected --> [*]
      |```
      |
      || operation | from | to | kinds | the spec that proves it for each of them, or why it is not there |
      || --- | --- | --- | --- | --- |
      |${rows.join('\n|')}
      |
      |The same for whole plans, each of which can also be run for some of its machines:
      |
      || plan | the spec that proves it |
      || --- | --- |
      |${plans.join('\n|')}
      |
      |Besides, `RandomOperationsSpec` goes through every arrow of the diagram for every kind in random sequences, with faults on the way.
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
