// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.replica.ReplicaMark
import io.muster.replica.State
import io.muster.run.Outcome
import io.muster.run.RunEvent.StepDone
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import io.muster.vsphere.PowerState
import java.time.Duration
import java.time.Instant
import java.util.concurrent.TimeUnit
import spock.lang.Shared

/** Replicas of the kinds that fail back to their originals, from failover to its end, and what becomes of the data. */
class LifeCycleSpec extends RunbookSpecification {

  static final Duration HOUR = Duration.ofHours(1)

  static final String ERP = '''\
    runbook('erp') {
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
      replicas {
        snapshot 'db01'
        cdp 'mq01'
        vapp 'portal', of: ['portal-db', 'portal-web']
      }
      failover {
        group('data') { vm 'db01'; vm 'mq01' }
        group('front') { vapp 'portal' }
      }
      failback { switchover automatic }
    }'''

  /** The way back, after a reprotect: machines and replicas are swapped, and so are the networks. */
  static final String BACK = '''\
    runbook('erp-back') {
      sites production: 'frankfurt', recovery: 'berlin'
      networks { map 'DR Network', to: 'VM Network', test: 'DR Isolated' }
      replicas {
        snapshot 'db01_replica', replica: 'db01'
        cdp 'mq01_replica', replica: 'mq01'
        vapp 'portal', of: ['portal-db', 'portal-web']
      }
      failover {
        group('data') { vm 'db01_replica'; vm 'mq01_replica' }
        group('front') { vapp 'portal' }
      }
    }'''

  @Shared
  Runbook erp = load(ERP)

  static final List REPLICAS = ['db01_replica', 'mq01_replica', 'portal-db', 'portal-web']
  static final List SOURCES = ['db01', 'mq01', 'portal-db', 'portal-web']

  def 'an undone failover leaves the data of the latest restore point, and replication goes on'() {
    when:
    def failover = run(erp)
    def running = REPLICAS.collect { state(it) }
    pass(HOUR)
    def latest = engine.replicas(erp).toCompletableFuture().get(20, TimeUnit.SECONDS)*.newest()*.get()*.created()
    def undo = run(erp, PlanName.UNDO)

    then:
    [failover.outcome(), undo.outcome()] == [Outcome.DONE, Outcome.UNDONE]
    running == REPLICAS.collect { [PowerState.POWERED_ON, State.FAILOVER] }
    REPLICAS.collect { state(it) } == REPLICAS.collect { [PowerState.POWERED_OFF, State.READY] }
    REPLICAS.every { written('frankfurt', it)[0] == 0 }
    [SOURCES, REPLICAS].transpose().collect { source, replica -> inLab { lab.records("frankfurt/$replica").newest("berlin/$source").get() } } == latest + latest.last()
    latest == ['02:55:00', '02:59:55', '03:00:07'].collect { Instant.parse("2026-11-21T${it}Z") }
    inLab { lab.journals() }.values().every { !it.held() }
  }

  def 'a failback keeps what was written on the replicas, and commit makes the originals the sources again'() {
    when:
    run(erp)
    pass(HOUR)
    def failback = run(erp, PlanName.FAILBACK)

    then: 'the originals run with what the replicas wrote'
    failback.outcome() == Outcome.DONE
    failback.waiting().get().plans() == [PlanName.COMMIT, PlanName.UNDO]
    SOURCES.every { production(it).powerState() == PowerState.POWERED_ON }
    REPLICAS.collect { state(it) } == REPLICAS.collect { [PowerState.POWERED_OFF, State.FAILBACK] }
    [SOURCES, REPLICAS].transpose().every { source, replica ->
      inLab { lab.records("berlin/$source").count("frankfurt/$replica") } > 3000
    }

    when:
    def commit = run(erp, PlanName.COMMIT)

    then:
    commit.outcome() == Outcome.DONE
    REPLICAS.collect { state(it)[1] }.unique() == [State.READY]
    inLab { lab.journals() }.values().every { !it.held() }

    and: 'the originals are protected again'
    pass(HOUR)
    run(erp).outcome() == Outcome.DONE
    [SOURCES, REPLICAS].transpose().every { source, replica ->
      inLab { lab.records("frankfurt/$replica").count("berlin/$source") } > 3000
    }
  }

  def 'an undone failback leaves the replicas as they were before the switch'() {
    given:
    run(erp)
    pass(HOUR)
    run(erp, PlanName.FAILBACK)
    def before = REPLICAS.collect { replica -> inLab { lab.records("frankfurt/$replica").count("frankfurt/$replica") } }
    pass(HOUR)

    when:
    def undo = run(erp, PlanName.UNDO)

    then:
    undo.outcome() == Outcome.UNDONE
    REPLICAS.collect { state(it) } == REPLICAS.collect { [PowerState.POWERED_ON, State.FAILOVER] }
    SOURCES.every { production(it).powerState() == PowerState.POWERED_OFF }
    [REPLICAS, before].transpose().every { replica, count ->
      inLab { lab.records("frankfurt/$replica").count("frankfurt/$replica") } in (count..count + 120)
    }
    REPLICAS.every { replica(it).snapshots().every { !it.name().startsWith('muster') } }
  }

  def 'a failback that is switched by hand waits, and can be undone while the replicas run on'() {
    given:
    def byHand = load(ERP.replace('automatic', 'manual'))
    startLab(byHand)
    run(byHand)

    when:
    def failback = run(byHand, PlanName.FAILBACK)

    then:
    failback.waiting().get().plans() == [PlanName.SWITCHOVER, PlanName.UNDO]
    REPLICAS.collect { state(it) } == REPLICAS.collect { [PowerState.POWERED_ON, State.READY_TO_SWITCH] }

    when:
    def since = replica('mq01_replica')
    run(byHand, PlanName.UNDO)

    then:
    REPLICAS.collect { state(it) } == REPLICAS.collect { [PowerState.POWERED_ON, State.FAILOVER] }

    when:
    run(byHand, PlanName.FAILBACK)
    run(byHand, PlanName.SWITCHOVER)

    then:
    REPLICAS.collect { state(it) } == REPLICAS.collect { [PowerState.POWERED_OFF, State.FAILBACK] }
  }

  def 'a permanent failover makes the replicas the production VMs, and only once'() {
    given:
    run(erp)

    when:
    run(erp, PlanName.PERMANENT)

    then:
    REPLICAS.collect { state(it) } == REPLICAS.collect { [PowerState.POWERED_ON, State.PERMANENT] }
    REPLICAS.every { replica(it).snapshots().empty }

    when:
    run(erp, PlanName.UNDO)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()[0].sentence() == "replica 'portal_replica' is in state Permanent failover; undoFailover cannot be done now, allowed is reprotect"
  }

  def 'a reprotected machine is replicated to where its source was, and can go back that way'() {
    given: 'what the sources wrote after the failover is on their disks'
    run(erp)
    pass(HOUR)
    SOURCES.each { shutDown(it) }
    def old = SOURCES.collectEntries { source -> [source, inLab { lab.records("berlin/$source") }] }
    run(erp, PlanName.PERMANENT)

    when:
    def reprotect = run(erp, PlanName.REPROTECT)

    then: 'the old sources are off, and the new production VMs run on'
    reprotect.outcome() == Outcome.DONE
    REPLICAS.collect { state(it) } == REPLICAS.collect { [PowerState.POWERED_ON, State.REPROTECTED] }
    SOURCES.every { production(it).powerState() == PowerState.POWERED_OFF }
    details('reprotect/data/db01') == "'db01' in site 'berlin' is the replica of 'db01_replica' now; in a runbook from 'frankfurt' to 'berlin' it is snapshot 'db01_replica', replica: 'db01'"

    when: 'time passes, and the runbook of the other way is read'
    pass(HOUR)
    def back = load(BACK)
    def seen = engine.replicas(back).toCompletableFuture().get(20, TimeUnit.SECONDS)

    then: 'what is lost at most is what was written since the last sync'
    seen*.state() == [State.READY] * 3
    seen.every { it.points().size() >= 2 && Duration.between(it.newest().get().created(), inLab { time.now() }) <= Duration.ofMinutes(15) }
    inLab { lab.loss('frankfurt/db01_replica', 'berlin/db01', time.now()).age() } <= Duration.ofMinutes(16)

    when: 'the machines go back, are made permanent and reprotected again'
    REPLICAS.each { shutDown(it, 'frankfurt') }
    def failover = run(back)

    then:
    failover.outcome() == Outcome.DONE
    failover.rpo().get() <= Duration.ofMinutes(16)
    [SOURCES, REPLICAS].transpose().every { source, replica ->
      inLab { lab.records("berlin/$source").count("frankfurt/$replica") } > 3000
    }

    when:
    run(back, PlanName.PERMANENT)
    def again = run(back, PlanName.REPROTECT)

    then: 'the first runbook holds as it did at the beginning'
    again.outcome() == Outcome.DONE
    REPLICAS.collect { state(it) } == REPLICAS.collect { [PowerState.POWERED_OFF, State.READY] }
    old.every { source, records -> records != inLab { lab.records("berlin/$source") } }
    SOURCES.each { shutDown(it) }
    run(erp).outcome() == Outcome.DONE
  }

  def 'reprotect is refused while #what, and says so'() {
    given:
    run(erp)
    if (plan) {
      run(erp, plan)
    }

    when:
    run(erp, PlanName.REPROTECT, [] as Set, confirmed)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()[0].sentence() == sentence
    SOURCES.collect { production(it).powerState() } == SOURCES.collect { PowerState.POWERED_ON }
    REPLICAS.collect { state(it) } == REPLICAS.collect { [PowerState.POWERED_ON, left] }

    where:
    what                    | plan               | confirmed | left            || sentence
    'the source runs'       | PlanName.PERMANENT | true      | State.PERMANENT || "'db01' in site 'berlin' is poweredOn, and is about to be overwritten; power it off first"
    'nothing is permanent'  | null               | true      | State.FAILOVER  || "replica 'db01_replica' is in state Failover; reprotect cannot be done now, allowed is undoFailover, permanentFailover, failback"
  }

  def 'reprotect overwrites what was the source, which needs a word, and leaves out universal replicas'() {
    given:
    def mixed = load(ERP.replace("cdp 'mq01'", "cdp 'mq01'; universal 'ora01', mountHost: 'mnt01'").replace("vm 'mq01'", "vm 'mq01'; vm 'ora01'").replace('failback {', "failback { to location(host: 'esx1.berlin');"))
    startLab(mixed)
    run(mixed)
    SOURCES.each { shutDown(it) }
    run(mixed, PlanName.PERMANENT)

    expect:
    mixed.plan(PlanName.REPROTECT).machines()*.vm().toList() == ['db01', 'mq01', 'portal']

    when:
    run(mixed, PlanName.REPROTECT, [] as Set, false)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence()[0] == "reprotect of 'db01_replica' overwrites what is on the disks of 'db01'; if that is meant, add --yes"
  }

  def 'a planned failover loses nothing, and its undo starts the sources again'() {
    given:
    def planned = load(ERP
      .replace("vapp 'portal', of: ['portal-db', 'portal-web']", '')
      .replace("group('front') { vapp 'portal' }", ''))
    startLab(planned)
    pass(HOUR)

    when:
    def run = run(planned, PlanName.PLANNED_FAILOVER)

    then:
    run.outcome() == Outcome.DONE
    ['db01', 'mq01'].every { production(it).powerState() == PowerState.POWERED_OFF }
    ['db01', 'mq01'].every { vm -> inLab { lab.loss("berlin/$vm", "frankfurt/${vm}_replica", time.now()).records() } == 0 }

    when:
    this.run(planned, PlanName.UNDO)

    then:
    ['db01', 'mq01'].every { production(it).powerState() == PowerState.POWERED_ON }
    ['db01_replica', 'mq01_replica'].every { state(it) == [PowerState.POWERED_OFF, State.READY] }
  }

  def 'a universal replica is prepared on its mount host, and comes back as a new VM that is its source from then on'() {
    given:
    def physical = load('''\
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { universal 'ora01', mountHost: 'mnt01' }
        failover { group('data') { vm 'ora01' } }
        failback { to location(host: 'esx1.berlin', network: 'VM Network'); switchover automatic }
      }''')
    startLab(physical)
    def calls = []
    engine = engine(FailoverSpec.recording(calls, lab::vSphere))

    when:
    run(physical)

    then:
    state('ora01_replica') == [PowerState.POWERED_ON, State.FAILOVER]
    calls == ['attachDisk', 'detachDisk', 'connectAdapter', 'powerOn']
    replica('mnt01').hardware().disks().size() == 1

    when:
    shutDown('ora01')
    pass(HOUR)
    def failback = run(physical, PlanName.FAILBACK)

    then:
    failback.failures() == []
    production('ora01_failback').powerState() == PowerState.POWERED_ON
    production('ora01_failback').adapters()*.network() == ['VM Network']
    inLab { lab.records('berlin/ora01_failback').count('frankfurt/ora01_replica') } > 3000

    when:
    run(physical, PlanName.COMMIT)
    pass(HOUR)
    run(physical)

    then: 'what the new VM wrote is replicated'
    inLab { lab.records('frankfurt/ora01_replica').count('berlin/ora01_failback') } > 3000
  }

  def 'a failback is refused while the machine that it replaces runs'() {
    given:
    def elsewhere = load(ERP.replace('failback {', "failback { to restored('new-*');"))
    startLab(elsewhere, "site('berlin') { extra 'new-db01'; extra 'new-mq01'; extra 'new-portal-db'; extra 'new-portal-web' }")
    run(elsewhere)

    when:
    def report = run(elsewhere, PlanName.FAILBACK)

    then:
    report.outcome() == Outcome.HALTED
    report.failure().get().fault().sentence() == "'db01' runs in site 'berlin', and 'new-db01' is about to be started in its place; shut it down first"
    state('db01_replica') == [PowerState.POWERED_ON, State.READY_TO_SWITCH]

    when:
    SOURCES.each { shutDown(it) }
    def again = run(elsewhere, PlanName.FAILBACK)

    then:
    again.outcome() == Outcome.DONE
    production('new-db01').powerState() == PowerState.POWERED_ON
  }

  def 'what discards data needs a word'() {
    given:
    run(erp)

    when:
    run(erp, PlanName.UNDO, [] as Set, false)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons().size() == 3
    refused.reasons()[2].sentence().startsWith("undo of 'db01_replica' discards what was written on it since 2026-11-21T03:00:")
    refused.reasons()[2].sentence().endsWith('; if that is meant, add --yes')
    state('db01_replica') == [PowerState.POWERED_ON, State.FAILOVER]
  }

  private List state(String name) {
    def vm = replica(name)
    def mark = ReplicaMark.parse(vm.customValues().getOrDefault(ReplicaMark.ATTRIBUTE, ''))
    [vm.powerState(), mark.map { it.begun().present ? State.PROCESSING : it.state() }.orElse(State.READY)]
  }

  private String details(String step) {
    events.findAll { it instanceof StepDone && it.step().id().path() == step }.last().detail()
  }

  private void shutDown(String name, String site = 'berlin') {
    def id = inLab { lab.vSphere(site).virtualMachines().find { it.name() == name } }.id()
    inLab { time.await(lab.vSphere(site).powerOff(id).ended(), time.now().plusSeconds(60)) }
  }

  private production(String name) {
    inLab { lab.vSphere('berlin').virtualMachines().find { it.name() == name } }
  }

  /** How many records of its own a machine has on its disks. */
  private List written(String site, String name) {
    [inLab { lab.records("$site/$name").count("$site/$name") }]
  }

  private void pass(Duration duration) {
    if (lab == null) {
      startLab(erp)
    }
    inLab { time.sleep(duration) }
  }
}
