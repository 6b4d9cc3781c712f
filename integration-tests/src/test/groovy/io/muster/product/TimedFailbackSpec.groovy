// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import com.fasterxml.jackson.databind.ObjectMapper
import io.muster.nodes.ServingNode
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import java.time.temporal.ChronoUnit
import spock.lang.Specification
import spock.lang.TempDir

/** A failback that switches hours ahead, by the packaged command on the lab, and what becomes of it. */
class TimedFailbackSpec extends Specification {

  static final String COMMIT = 'commit when: checksPass; undo when: checksFail; within 4.hours, otherwise: undo'

  @TempDir
  File dir

  /** Three hours ahead, at a full minute. */
  Instant time = Instant.now().truncatedTo(ChronoUnit.MINUTES) + Duration.ofHours(3)

  File file
  File data

  void runbook(String failback, String decide = '', String faults = '') {
    file = new File(dir, 'erp.groovy')
    data = new File(dir, 'data')
    file.text = """
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { snapshot 'db01' }
        failover { group('a') { vm 'db01' }; $decide }
        failback { $failback }
      }""".stripIndent()
    new File(dir, 'erp.lab.groovy').text = "lab { $faults }"
  }

  String at() {
    "switchover at('${DateTimeFormatter.ofPattern('HH:mm').withZone(ZoneOffset.UTC).format(time)}', zone: 'UTC')"
  }

  private Muster.Ended muster(Object... arguments) {
    Muster.run(*arguments, '--data', data, '--by', 'ann')
  }

  private Muster.Ended failedOver() {
    def failover = muster('run', file, 'failover', '--speed', 'max')
    assert failover.status == 0: failover
    failover
  }

  private List<Map> runs() {
    muster('runs', '--output', 'json').lines.collect { new ObjectMapper().readValue(it, Map) }
  }

  private static List<Map> events(Muster.Ended ended) {
    ended.lines.collect { new ObjectMapper().readValue(it, Map) }
  }

  def "it waits, is moved, is killed while it waits, goes on, switches at its new time, verifies and commits"() {
    given:
    runbook("${at()}; powerOn true; verify { tools 'db01', within: 5.minutes }; decide { $COMMIT }")
    failedOver()
    def later = time + Duration.ofHours(2)

    when: 'the process that waits is killed, the time is moved, and the next one is killed too'
    Muster.killedWhenSaid('"type":"step.waiting"', 'run', file, 'failback', '--speed', '60', '--data', data, '--output', 'json')
    def run = runs().find { it.plan == 'failback' }
    def moved = muster('move', run.run, '--to', later)
    Muster.killedWhenSaid('"type":"step.waiting"', 'resume', run.run, '--speed', '60', '--data', data, '--output', 'json')

    then:
    run.state == 'waiting'
    moved.status == 0
    muster('status', run.run).out.contains("until $later")

    when:
    def ended = muster('resume', run.run, '--speed', 'max', '--output', 'json')
    def told = events(ended)

    then:
    ended.status == 0
    Instant.parse(told.find { it.type == 'step.done' && it.step == 'failback/switch/time' }.time as String) == later
    told.findAll { it.type == 'step.done' }*.step == ['failback/switch/time', 'failback/a/db01', 'failback/verify-1/tools-db01', 'commit/a/db01']
    told.find { it.type == 'decision.answered' }.choice == 'commit'
    told.last().outcome == 'done'
    muster('run', file, 'failover', '--speed', 'max').status == 0
  }

  def "a check that does not hold after the switch undoes it"() {
    given:
    runbook("${at()}; powerOn true; verify { tools 'db01', within: 5.minutes }; decide { $COMMIT }", '', "faults { noTools 'db01', after: 90.minutes }")
    failedOver()

    when:
    def told = events(muster('run', file, 'failback', '--speed', 'max', '--output', 'json'))

    then:
    Instant.parse(told.find { it.type == 'step.done' && it.step == 'failback/switch/time' }.time as String) == time
    told.any { it.type == 'step.failed' && it.step == 'failback/verify-1/tools-db01' }
    told.find { it.type == 'decision.answered' }.choice == 'undo'
    told.last().outcome == 'undone'

    and: 'the replica serves again'
    muster('run', file, 'undo', '--yes', '--speed', 'max').lines.any { it.startsWith('undone') }
  }

  def "when nobody answers, what the runbook says is done"() {
    given:
    runbook("${at()}; powerOn true; decide { ask(); within 4.hours, otherwise: undo }")
    failedOver()

    when:
    def asked = muster('run', file, 'failback', '--speed', 'max')
    def run = runs().find { it.plan == 'failback' }.run as String

    then:
    asked.status == 3
    asked.out.contains('asks: what becomes of the failback: commit | undo | keep; otherwise undo at ')

    when:
    def node = new ServingNode(['--data', data, '--speed', 'max'], new File(dir, 'log').toPath())
    node.waitFor('ended: undone')
    node.close()

    then:
    muster('status', run).out =~ /failback\/decide +decided +undo, by time limit, nobody has answered until /

    cleanup:
    node?.close()
  }

  def "people who let the machines go back see the failback begin and end"() {
    given:
    runbook("switchover automatic; powerOn true; verify { tools 'db01', within: 5.minutes }; decide { $COMMIT }", 'decide { ask(); within 2.hours, otherwise: keep }')
    def asked = muster('run', file, 'failover', '--speed', 'max')
    def run = runs().first().run as String

    when:
    def back = Muster.run('answer', run, 'failback', '--data', data, '--by', 'bob', '--reason', 'Berlin is dry', '--speed', 'max')

    then:
    asked.status == 3
    back.status == 0
    back.out.contains("the machines go back, run '$run-failback'")
    back.lines.last().startsWith('done')
    runs().collectEntries { [it.run, it.outcome] } == [(run): 'done', ("$run-failback" as String): 'done']
    muster('status', "$run-failback").out.contains("by bob, decided in run '$run': Berlin is dry")
  }
}
