// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill

import io.muster.config.DrillSettings
import io.muster.config.DrillSettings.Misfire
import io.muster.config.DrillSettings.Overlap
import io.muster.config.DrillSettings.RandomDrill
import io.muster.dsl.RunbookLoader
import io.muster.journal.Claim
import io.muster.journal.DrillTimes
import io.muster.journal.MemoryDrillTimes
import io.muster.journal.MemoryJournal
import io.muster.run.Outcome
import io.muster.run.RunEvent
import io.muster.run.RunId
import io.muster.runbook.PlanName
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import spock.lang.Specification
import spock.lang.TempDir

/** What becomes of the times of schedules, in simulated time. */
class DrillsSpec extends Specification {

  static final START = Instant.parse('2026-10-19T12:00:00Z')

  @TempDir
  Path folder

  MemoryJournal journal = new MemoryJournal()
  DrillTimes marks = new MemoryDrillTimes()
  List<String> told = Collections.synchronizedList([])
  List<DrillNode> nodes = []

  def cleanup() {
    nodes*.close()
  }

  def 'a drill is started at each of its times, by the schedule, with the reason'() {
    given:
    runbook('erp', ["every '0 0 2 ? * *', zone: 'Europe/Berlin', keep: 30.minutes"])

    when:
    def node = node()
    node.until('2026-10-21T12:00:00Z')

    then:
    node.runs == ['erp-drill-20261020-000000', 'erp-drill-20261021-000000']
    with(node.started[0]) {
      plan() == PlanName.DRILL
      by().name() == 'schedule'
      by().reason() == "drill of 'erp', every '0 0 2 ? * *' in Europe/Berlin, due at 2026-10-20T00:00:00Z"
      terms().keep() == Duration.ofMinutes(30)
    }
    told == [
      "2026-10-19T12:00:00Z drill of 'erp', every '0 0 2 ? * *' in Europe/Berlin: next at 2026-10-20T00:00:00Z",
      "2026-10-20T00:00:00Z drill of 'erp', every '0 0 2 ? * *' in Europe/Berlin: started 'erp-drill-20261020-000000' of runbook 'erp'",
      "2026-10-21T00:00:00Z drill of 'erp', every '0 0 2 ? * *' in Europe/Berlin: started 'erp-drill-20261021-000000' of runbook 'erp'",
    ]
  }

  def 'while its runbook is in another run a drill is left out'() {
    given:
    runbook('erp', ["every '0 0 2 ? * *', zone: 'UTC'"])
    other('erp')

    when:
    def node = node()
    node.until('2026-10-20T12:00:00Z')

    then:
    node.runs == []
    told.last() == "2026-10-20T02:00:00Z drill of 'erp', every '0 0 2 ? * *' in UTC: skipped 2026-10-20T02:00:00Z: run 'erp-other' is running"
  }

  def 'a run that has halted keeps a drill out as well'() {
    given:
    runbook('erp', ["every '0 0 2 ? * *', zone: 'UTC'"])
    def claim = other('erp')
    journal.append(claim, new RunEvent.RunEnded(START, claim.run(), Outcome.HALTED, Optional.empty(), Optional.empty()), [])

    when:
    def node = node()
    node.until('2026-10-20T12:00:00Z')

    then:
    node.runs == []
    told.last().endsWith("run 'erp-other' is halted")
  }

  def 'where it is to queue, a drill begins when the other run has ended'() {
    given:
    runbook('erp', ["every '0 0 2 ? * *', zone: 'UTC'"])
    def claim = other('erp')

    when:
    def node = node(settings(overlap: Overlap.QUEUE, misfire: Misfire.SKIP))
    node.time.at(Instant.parse('2026-10-20T03:00:05Z')) { node.end(claim) }
    node.until('2026-10-20T12:00:00Z')

    then:
    node.runs == ['erp-drill-20261020-020000']
    node.started[0].by().reason().endsWith('due at 2026-10-20T02:00:00Z, 1 h late')
    told.drop(1).collect { it.replaceFirst(/drill of .* in UTC: /, '') } == [
      "2026-10-20T02:00:00Z the drill of 2026-10-20T02:00:00Z waits: run 'erp-other' is running",
      "2026-10-20T03:00:10Z started 'erp-drill-20261020-020000' of runbook 'erp', 1 h late",
    ]
  }

  def 'after a time without a process one drill is made up, which says how late it is'() {
    given:
    runbook('erp', ["every '0 0 2 ? * *', zone: 'UTC'"])
    node().until('2026-10-19T13:00:00Z')

    when:
    def node = node(settings(latest: Duration.ofDays(7)), '2026-10-23T06:30:00Z')
    node.until('2026-10-23T12:00:00Z')

    then:
    node.runs == ['erp-drill-20261023-020000']
    node.started[0].by().reason().endsWith(', due at 2026-10-23T02:00:00Z, 4 h 30 min late')
    told.any { it.endsWith('skipped 3 times from 2026-10-20T02:00:00Z to 2026-10-22T02:00:00Z: it was missed, and a later time has come since') }
  }

  def 'a schedule that nobody has seen before begins now'() {
    given:
    runbook('erp', ["every '0 0 2 ? * *', zone: 'UTC'"])

    when:
    def node = node(settings([:]), '2026-10-20T02:00:01Z')
    node.until('2026-10-20T12:00:00Z')

    then:
    node.runs == []
  }

  def 'a drill that was started before the process died is not started again'() {
    given:
    runbook('erp', ["every '0 0 2 ? * *', zone: 'UTC'"])
    node().until('2026-10-19T13:00:00Z')
    other('erp', 'erp-drill-20261020-020000')

    when:
    def node = node(settings([:]), '2026-10-20T02:00:10Z')
    node.until('2026-10-20T12:00:00Z')

    then:
    node.runs == []
    !told.any { it.contains('skipped') }
  }

  def 'schedules follow their files'() {
    given:
    runbook('erp', ["every '0 0 2 ? * *', zone: 'UTC'"])
    def node = node()

    when: 'another place among the lines is another schedule'
    runbook('erp', ["every '0 0 2 ? * *', zone: 'UTC'", "every '0 0 5 ? * *', zone: 'UTC', keep: 5.minutes"])
    runbook('crm', ["every '0 0 3 ? * *', zone: 'UTC'"])
    node.library.look()
    node.drills.follow()

    then:
    told.drop(1)*.replaceFirst(/^\S+ /, '') == [
      "drill of 'crm', every '0 0 3 ? * *' in UTC: next at 2026-10-20T03:00:00Z",
      "drill of 'erp', every '0 0 5 ? * *' in UTC: next at 2026-10-20T05:00:00Z",
    ]

    when: 'one is gone, one has other times, and one only keeps its machines longer'
    told.clear()
    Files.delete(folder.resolve('crm.groovy'))
    runbook('erp', ["every '0 0 1 ? * *', zone: 'UTC'", "every '0 0 5 ? * *', zone: 'UTC', keep: 15.minutes"])
    node.library.look()
    node.drills.follow()

    then:
    told*.replaceFirst(/^\S+ /, '') == [
      "drill of 'crm', every '0 0 3 ? * *' in UTC: ended",
      "drill of 'erp', every '0 0 1 ? * *' in UTC: next at 2026-10-20T01:00:00Z",
    ]

    when:
    node.until('2026-10-20T12:00:00Z')

    then:
    node.runs == ['erp-drill-20261020-010000', 'erp-drill2-20261020-050000']
    node.started*.terms()*.keep() == [Duration.ZERO, Duration.ofMinutes(15)]
  }

  def 'a broken file is drilled as it was'() {
    given:
    runbook('erp', ["every '0 0 2 ? * *', zone: 'UTC'"])
    def node = node()

    when:
    Files.writeString(folder.resolve('erp.groovy'), 'runbook(')
    node.library.look()
    node.drills.follow()
    node.until('2026-10-20T12:00:00Z')

    then:
    node.runs == ['erp-drill-20261020-020000']
    told.count { it.contains('erp.groovy:1:') && it.contains(': error: ') } == 1
  }

  def 'a drill that is refused is told, and the next one is tried again'() {
    given:
    runbook('erp', ["every '0 0 2 ? * *', zone: 'UTC'"])
    def node = node()
    node.refusal = Optional.of("replica 'erp01_replica' has no restore point")
    node.time.at(Instant.parse('2026-10-20T12:00:00Z')) { node.refusal = Optional.empty() }

    when:
    node.until('2026-10-21T12:00:00Z')

    then:
    node.runs == ['erp-drill-20261021-020000']
    told[1].endsWith(": the drill of 2026-10-20T02:00:00Z is refused: replica 'erp01_replica' has no restore point")
  }

  def 'a runbook whose last success is older than two periods is overdue'() {
    given:
    runbook('erp', ["every '0 0 2 ? * *', zone: 'UTC'"])
    def node = node()
    node.time.at(Instant.parse('2026-10-20T12:00:00Z')) { node.outcome = Outcome.FAILED }

    when:
    node.until('2026-10-23T12:00:00Z')

    then:
    told.findAll { it.contains('overdue') } == [
      "2026-10-23T02:00:00Z drill of 'erp', every '0 0 2 ? * *' in UTC: overdue, no drill of 'erp' has succeeded since 2026-10-20T02:00:00Z"
    ]
  }

  def 'a random drill takes one of the runbooks that were proven least recently, the same on each node'() {
    given:
    ('a'..'f').each { runbook(it, []) }
    def monthly = new RandomDrill('0 0 2 ? * *', ZoneId.of('UTC'), Duration.ZERO, [] as Set)

    when:
    def node = node(settings(random: [any: monthly]))
    node.until('2026-10-31T12:00:00Z')
    def chosen = node.started*.runbook()*.name()

    then: 'none of those that were proven last'
    chosen.size() == 12
    chosen.toUnique().size() > 3
    chosen.indices.every { day -> !(chosen[day] in chosen.subList(Math.max(0, day - 3), day)) }
    node.runs[0] == 'drill-any-20261020-020000'

    when:
    journal = new MemoryJournal()
    marks = new MemoryDrillTimes()
    def other = this.node(settings(random: [any: monthly]))
    other.until('2026-10-31T12:00:00Z')

    then:
    other.started*.runbook()*.name() == chosen
  }

  def 'a random drill takes only those that it names and that are in no other run'() {
    given:
    ('a'..'c').each { runbook(it, []) }
    other('b')
    def drill = new RandomDrill('0 0 2 ? * *', ZoneId.of('UTC'), Duration.ZERO, ['b', 'c'] as Set)

    when:
    def node = node(settings(random: [some: drill]))
    node.until('2026-10-22T12:00:00Z')

    then:
    node.started*.runbook()*.name() == ['c', 'c', 'c']
  }

  private DrillNode node(DrillSettings settings = settings([:]), String start = START.toString()) {
    def node = new DrillNode(Instant.parse(start), settings, folder, journal, marks, told)
    nodes << node
    node
  }

  private static DrillSettings settings(Map options) {
    new DrillSettings([], [:], [], options.overlap ?: Overlap.SKIP, options.misfire ?: Misfire.ONCE,
      options.latest ?: Duration.ofDays(1), options.random ?: [:])
  }

  private Claim other(String runbook, String id = runbook + '-other') {
    def loaded = new RunbookLoader().load(folder.resolve(runbook + '.groovy')).runbook()
    journal.create(DrillNode.run(new RunId(id), loaded, START), [] as Set, 'another')
  }

  private void runbook(String name, List<String> times) {
    Files.writeString(folder.resolve(name + '.groovy'), """\
      runbook('$name') {
        title '$name'
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { snapshot '${name}01' }
        failover { group('a') { vm '${name}01' } }
        ${times ? "drills { ${times.join('; ')} }" : ''}
      }""".stripIndent())
  }
}
