// SPDX-License-Identifier: Apache-2.0
package io.muster.metrics

import io.muster.RunbookSpecification
import io.muster.config.NotifyTarget
import io.muster.config.NotifyTarget.Form
import io.muster.config.NotifyTarget.Kind
import io.muster.engine.RunRequest
import io.muster.journal.Samples
import io.muster.notify.Tally.Fate
import io.muster.run.RunEvent
import io.muster.run.RunId
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import io.muster.vsphere.VSphereFault
import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.TimeUnit
import java.time.Instant
import java.time.InstantSource

class MetricsSpec extends RunbookSpecification {

  Runbook erp = runbook("failover { group('a') { vm 'one'; vm 'two'; verify { tools 'one', within: 5.minutes } } }")
  Metrics metrics
  Instant now = START

  def setup() {
    startLab(erp)
    metrics = measure()
  }

  private Metrics measure() {
    new Metrics(journal, '1.2').tap { serves({ now } as InstantSource, { [erp] }) }
  }

  private RunId measured(PlanName plan = PlanName.FAILOVER) {
    RunId id = null
    engine.run(new RunRequest(erp, plan, [] as Set, true, false, PERSON)) { RunEvent event ->
      id = event instanceof RunEvent.RunStarted ? event.run() : id
      metrics.accept(id, event)
    }.toCompletableFuture().get(30, TimeUnit.SECONDS)
    id
  }

  private PrometheusPage page() {
    now += Duration.ofSeconds(10)
    new PrometheusPage(metrics.page())
  }

  def 'a run is counted with its steps, its times and its tasks'() {
    when:
    measured()

    then:
    with(page()) {
      value('muster_build_info', version: '1.2') == 1
      value('muster_runs_started_total', runbook: 'erp', plan: 'failover') == 1
      value('muster_runs_ended_total', runbook: 'erp', plan: 'failover', outcome: 'done') == 1
      value('muster_steps_total', runbook: 'erp', plan: 'failover', kind: 'machine', result: 'done') == 2
      value('muster_steps_total', runbook: 'erp', plan: 'failover', kind: 'check', result: 'done') == 1
      value('muster_step_duration_seconds_count', kind: 'machine', result: 'done') == 2
      value('muster_step_duration_seconds_sum', kind: 'machine', result: 'done') > 10
      value('muster_recovery_time_seconds', runbook: 'erp', plan: 'failover') > 10
      value('muster_recovery_time_target_seconds', runbook: 'erp') == 1800
      value('muster_vsphere_tasks_total', site: 'frankfurt', operation: 'powerOn') == 2
    }
  }

  def 'what is in the journal is counted when somebody asks'() {
    given:
    measured(PlanName.DRILL)

    expect:
    with(page()) {
      value('muster_journal_up') == 1
      value('muster_runs', state: 'ended') == 1
      value('muster_runs', state: 'running') == 0
      value('muster_replicas', state: 'ready') == 2
      value('muster_drill_last_success_timestamp_seconds', runbook: 'erp') == START.epochSecond
    }
  }

  def 'a runbook with drills that was never proven is there with 0'() {
    given:
    erp = runbook("failover { group('a') { vm 'one' } }\n drills { every '0 0 2 ? * SAT', zone: 'UTC' }")

    expect:
    page().value('muster_drill_last_success_timestamp_seconds', runbook: 'erp') == 0
  }

  def 'a step that was begun elsewhere counts for its runbook'() {
    given:
    def id = new RunId('erp-1')
    journal.create(Samples.run('erp-1'), [] as Set, 'there')

    when:
    metrics.accept(id, Samples.done())

    then:
    page().value('muster_steps_total', runbook: 'minimal', plan: 'failover', kind: 'machine', result: 'done') == 1
  }

  def 'how late a wait has ended is measured, also when another process began to wait'() {
    given:
    def id = new RunId('erp-1')
    def place = new io.muster.run.StepPlace(new io.muster.runbook.StepId('failback/switch'), Optional.empty(), Optional.empty())
    def claim = journal.create(Samples.run('erp-1'), [] as Set, 'there')
    journal.append(claim, new RunEvent.StepWaiting(START, place, START.plusSeconds(60)), [])

    when:
    metrics.accept(id, new RunEvent.StepDone(START.plusSeconds(63), place, 'now', Optional.empty(), Optional.empty()))

    then:
    page().value('muster_wait_lateness_seconds_sum') == 3
    page().value('muster_wait_lateness_seconds_count') == 1
  }

  def 'calls, appends and notifications are counted'() {
    when:
    metrics.appended(Duration.ofMillis(3))
    metrics.count(new NotifyTarget('ops', 'log:x', [] as Set, Form.JSON, [] as Set), Kind.HALTED, Fate.GIVEN_UP)
    3.times { metrics.vCenters().begins('berlin', 4) }
    metrics.vCenters().ended('berlin', Duration.ofMillis(20), Optional.empty())
    metrics.vCenters().ended('berlin', Duration.ofMillis(20), Optional.of(VSphereFault.Kind.UNREACHABLE))

    then:
    with(page()) {
      value('muster_journal_append_seconds_bucket', le: '0.005') == 1
      value('muster_journal_append_seconds_bucket', le: '0.0025') == 0
      value('muster_notifications_total', target: 'ops', kind: 'halted', result: 'given_up') == 1
      value('muster_vcenter_calls_limit', site: 'berlin') == 4
      value('muster_vcenter_calls_in_flight', site: 'berlin') == 1
      value('muster_vcenter_call_seconds_count', site: 'berlin') == 2
      value('muster_vcenter_faults_total', site: 'berlin', kind: 'unreachable') == 1
    }
  }

  /** One of each. */
  private PrometheusPage everything() {
    measured()
    measured(PlanName.UNDO)
    measured(PlanName.DRILL)
    def place = new io.muster.run.StepPlace(new io.muster.runbook.StepId('failover/after/1'), Optional.empty(), Optional.empty())
    journal.append(journal.create(Samples.run('erp-1'), [] as Set, 'there'), new RunEvent.StepWaiting(START, place, START), [])
    metrics.accept(new RunId('erp-1'), new RunEvent.StepDone(START, place, 'now', Optional.empty(), Optional.empty()))
    metrics.accept(new RunId('erp-1'), new RunEvent.RunEnded(START, new RunId('erp-1'), io.muster.run.Outcome.DONE, Optional.of(Duration.ZERO), Optional.of(Duration.ZERO)))
    metrics.appended(Duration.ZERO)
    metrics.count(new NotifyTarget('ops', 'log:x', [] as Set, Form.JSON, [] as Set), Kind.HALTED, Fate.SENT)
    metrics.vCenters().begins('berlin', 4)
    metrics.vCenters().ended('berlin', Duration.ZERO, Optional.of(VSphereFault.Kind.UNREACHABLE))
    page()
  }

  private static Set<String> named(String text) {
    text.findAll(/\bmuster_[a-z_]+/) as Set
  }

  def 'every metric that #file names is there'() {
    given:
    def text = Files.readString(Path.of(file))
    def names = everything().with { it.names() + it.types.keySet() }

    expect:
    named(text) - names == [] as Set
    named(text).size() >= 10

    where:
    file << ['src/main/archive/monitoring/muster-dashboard.json', 'src/main/archive/monitoring/muster-alerts.yml', '../docs/monitoring.md']
  }

  def 'the page has every metric that there is, and the dashboard can be read'() {
    given:
    def dashboard = new ObjectMapper().readValue(new File('src/main/archive/monitoring/muster-dashboard.json'), Map)

    expect:
    everything().types.keySet() - named(Files.readString(Path.of('../docs/monitoring.md'))) == [] as Set
    dashboard.panels.every { it.title && it.targets*.expr.every { expr -> expr.count('(') == expr.count(')') } }
    dashboard.panels*.id.unique().size() == dashboard.panels.size()
  }

  def 'every metric says what it is, and has a name as Prometheus wants it'() {
    given:
    measured()
    def page = page()

    expect:
    page.helps.keySet() == page.types.keySet()
    page.helps.every { it.value.endsWith('.') && it.value.length() > 10 }
    page.types.every { name, type -> name ==~ /muster_[a-z_]+/ && (type == 'counter') == name.endsWith('_total') }
    page.types.findAll { it.value == 'histogram' }.keySet().every { it.endsWith('_seconds') }

    and: 'no label has too many values'
    page.samples.keySet().collectMany { it[1].keySet() }.toSet() - ['runbook', 'plan', 'kind', 'result', 'outcome', 'state', 'site', 'operation', 'version', 'le'] == [] as Set
  }
}
