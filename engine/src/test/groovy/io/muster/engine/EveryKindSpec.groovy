// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.journal.CutOffJournal
import io.muster.journal.JournalException
import io.muster.action.ReplicaStatus
import io.muster.replica.State
import io.muster.replica.Transition
import io.muster.run.Control
import io.muster.run.Outcome
import io.muster.run.RunEvent.StepDone
import io.muster.runbook.PlanName
import io.muster.runbook.ReplicaKind
import io.muster.runbook.ReplicaOperation
import io.muster.runbook.Runbook
import io.muster.vsphere.PowerState
import java.time.Duration
import java.time.Instant
import java.util.concurrent.TimeUnit

/** Every operation on every kind that has it, told by the state and the power of both sides, and by what is on the disks. */
class EveryKindSpec extends RunbookSpecification {

  static final List<ReplicaKind> KINDS = ReplicaKind.values() as List
  static final Map<String, String> TARGETS = [original: 'original', restored: "restored('new-*')", location: "location(host: 'esx1.berlin', network: 'VM Network')"]

  def 'failover: a #kind replica runs in the mapped network and its source is left alone'() {
    when:
    def report = run(of(kind))

    then:
    report.outcome() == Outcome.DONE
    state(kind) == State.FAILOVER
    replicas(kind).every { it.powerState() == PowerState.POWERED_ON && it.adapters()*.network() == ['DR Network'] }
    sources(kind).every { it.powerState() == PowerState.POWERED_ON }

    where:
    kind << KINDS
  }

  def 'failover to an earlier point: a #kind replica has what its source had then, and no more'() {
    when:
    run(of(kind, 'original', 'automatic', ", restorePoint: before('2026-11-21T02:30:00Z')"))

    then: 'the nearest point is of 02:25'
    replicas(kind).every { vm ->
      inLab { lab.records("frankfurt/${vm.name()}").newest("berlin/${source(vm.name())}").get() } == Instant.parse('2026-11-21T02:25:00Z')
    }

    where:
    kind << KINDS
  }

  def 'drill: a #kind replica runs in the test network only, and is Ready again'() {
    given:
    def networks = [] as Set
    startLab(of(kind))

    when:
    def report = engine.run(new RunRequest(of(kind), PlanName.DRILL, [] as Set, false, false, PERSON)) {
      networks.addAll(lab.vSphere('frankfurt').virtualMachines().findAll { it.powerState() == PowerState.POWERED_ON && it.name() != 'mnt' }*.adapters().flatten()*.network())
    }.toCompletableFuture().get(20, TimeUnit.SECONDS)

    then:
    report.outcome() == Outcome.DONE
    networks == ['DR Isolated'] as Set
    state(kind) == State.READY
    replicas(kind).every { it.powerState() == PowerState.POWERED_OFF }
    sources(kind).every { it.powerState() == PowerState.POWERED_ON }

    where:
    kind << KINDS
  }

  def 'planned failover: a #kind replica has all that its source wrote, which is off'() {
    given:
    startLab(of(kind))
    pass(Duration.ofHours(1))

    when:
    def report = run(of(kind), PlanName.PLANNED_FAILOVER)

    then:
    report.outcome() == Outcome.DONE
    state(kind) == State.FAILOVER
    sources(kind).every { it.powerState() == PowerState.POWERED_OFF }
    inLab { lab.loss('berlin/m', 'frankfurt/m_replica', time.now()).records() } == 0

    where:
    kind << having(Transition.FAIL_OVER_AS_PLANNED)
  }

  def 'undo failover: a #kind replica is off, without what was written on it, and is replicated to again'() {
    given:
    run(of(kind))
    pass(Duration.ofHours(1))

    when:
    def report = run(of(kind), PlanName.UNDO)

    then:
    report.outcome() == Outcome.UNDONE
    state(kind) == State.READY
    replicas(kind).every { vm -> vm.powerState() == PowerState.POWERED_OFF && own(vm.name()) == 0 }
    inLab { lab.journals() }.values().every { !it.held() }

    where:
    kind << KINDS
  }

  def 'forced undo: a #kind replica whose host is gone counts as Ready, and the run says what is not known'() {
    given:
    startLab(of(kind), "faults { refuse 'powerOff', of: '*', site: 'frankfurt', fault: 'HostNotConnected' }")
    run(of(kind))

    expect:
    run(of(kind), PlanName.UNDO).outcome() == Outcome.FAILED

    when:
    def forced = run(of(kind), PlanName.UNDO, [] as Set, true, true)

    then:
    forced.outcome() == Outcome.UNDONE
    state(kind) == State.READY
    events.findAll { it instanceof StepDone }.last().detail().contains('by force, ')

    where:
    kind << KINDS
  }

  def 'permanent failover: a #kind replica keeps what was written on it, and runs on as a VM of its own'() {
    given:
    run(of(kind))
    pass(Duration.ofHours(1))

    when:
    def report = run(of(kind), PlanName.PERMANENT)

    then:
    report.outcome() == Outcome.DONE
    state(kind) == State.PERMANENT
    replicas(kind).every { vm -> vm.powerState() == PowerState.POWERED_ON && vm.snapshots().empty && own(vm.name()) > 3000 }

    where:
    kind << KINDS
  }

  def 'reprotect: what was the source of a #kind replica is its replica'() {
    given:
    run(of(kind))
    off(kind)
    run(of(kind), PlanName.PERMANENT)

    when:
    def report = run(of(kind), PlanName.REPROTECT)

    then:
    report.outcome() == Outcome.DONE
    state(kind) == State.REPROTECTED
    sources(kind).every { vm -> inLab { lab.records("berlin/${vm.name()}").count("frankfurt/${replica(kind, vm.name())}") } > 0 }

    where:
    kind << having(Transition.REPROTECT)
  }

  def 'failback to #target: a #kind replica serves on until the switch, and then its production VM has all of it'() {
    given:
    def erp = of(kind, target, 'manual')
    startLab(erp, target == 'restored' ? "site('berlin') { ${names(kind).collect { "extra 'new-$it'" }.join('; ')} }" : '')
    run(erp)
    off(kind)
    pass(Duration.ofHours(1))

    when: 'phase 1'
    def report = run(erp, PlanName.FAILBACK)

    then:
    report.waiting().get().plans() == [PlanName.SWITCHOVER, PlanName.UNDO]
    state(kind) == State.READY_TO_SWITCH
    replicas(kind).every { it.powerState() == PowerState.POWERED_ON }

    when: 'phase 2, by hand'
    run(erp, PlanName.SWITCHOVER)

    then:
    state(kind) == State.FAILBACK
    replicas(kind).every { it.powerState() == PowerState.POWERED_OFF }
    machines('berlin', names(kind).collect { produced[target] + it + made[target] }).every { it.powerState() == PowerState.POWERED_ON }
    names(kind).every { name ->
      inLab { lab.records("berlin/${produced[target]}$name${made[target]}").count("frankfurt/${replica(kind, name)}") } == own(replica(kind, name))
    }

    where:
    [kind, target] << KINDS.collectMany { kind -> (kind == ReplicaKind.UNIVERSAL ? ['location'] : TARGETS.keySet()).collect { [kind, it] } }
    produced = [original: '', restored: 'new-', location: '']
    made = [original: '', restored: '', location: '_failback']
  }

  def 'switchover at a time: a #kind replica serves until then'() {
    given:
    def erp = of(kind, 'original', "at('2026-11-21T05:00:00Z')")
    run(erp)
    off(kind)

    when:
    def report = run(erp, PlanName.FAILBACK)

    then: 'it is an hour and a half later'
    report.outcome() == Outcome.DONE
    state(kind) == State.FAILBACK
    replicas(kind).every { vm -> inLab { lab.records("frankfurt/${vm.name()}").newest("frankfurt/${vm.name()}").get() } >= Instant.parse('2026-11-21T05:00:00Z') }

    where:
    kind << KINDS
  }

  def 'change of the switch time: a #kind replica serves until the time that was said last'() {
    given: 'a failback whose process ends while it waits for its switch'
    def erp = of(kind, 'original', "at('2026-11-21T09:00:00Z')")
    run(erp)
    off(kind)
    def dying = new CutOffJournal(journal)
    def survivor = journal
    journal = dying
    engine = engine(lab::vSphere)
    dying.world = { lab.world() }

    when:
    run(erp, PlanName.FAILBACK)

    then:
    thrown(JournalException)

    when: 'somebody says another time, and another process goes on'
    stopLab()
    journal = survivor
    continueLab(dying.left)
    def run = journal.runs().find { it.plan() == PlanName.FAILBACK }.id()
    engine.move(run, Instant.parse('2026-11-21T05:00:00Z'), PERSON).toCompletableFuture().get(20, TimeUnit.SECONDS)
    def report = engine.tell(new ControlRequest(run, Control.RESUME, Optional.empty(), true, PERSON), events::add).toCompletableFuture().get(30, TimeUnit.SECONDS)

    then:
    report.outcome() == Outcome.DONE
    state(kind) == State.FAILBACK
    replicas(kind).every { vm ->
      def newest = inLab { lab.records("frankfurt/${vm.name()}").newest("frankfurt/${vm.name()}").get() }
      newest >= Instant.parse('2026-11-21T05:00:00Z') && newest < Instant.parse('2026-11-21T06:00:00Z')
    }

    where:
    kind << KINDS
  }

  def 'commit: the production VM of a #kind replica is its source from now on'() {
    given:
    run(of(kind))
    off(kind)
    run(of(kind), PlanName.FAILBACK)

    when:
    def report = run(of(kind), PlanName.COMMIT)
    pass(Duration.ofHours(1))
    run(of(kind))

    then:
    report.outcome() == Outcome.DONE
    names(kind).every { name -> inLab { lab.records("frankfurt/${replica(kind, name)}").count("berlin/${back(kind, name)}") } > 1000 }

    where:
    kind << KINDS
  }

  def 'undo failback #when: a #kind replica serves again with all that was written on it'() {
    given:
    def erp = of(kind, 'original', switchover)
    run(erp)
    off(kind)
    run(erp, PlanName.FAILBACK)
    def before = replicas(kind).collect { own(it.name()) }
    pass(Duration.ofMinutes(10))

    when:
    def report = run(erp, PlanName.UNDO)

    then:
    report.outcome() == Outcome.UNDONE
    state(kind) == State.FAILOVER
    replicas(kind).every { it.powerState() == PowerState.POWERED_ON }
    machines('berlin', names(kind).collect { back(kind, it) }).every { it.powerState() == PowerState.POWERED_OFF }
    replicas(kind).withIndex().every { vm, i -> own(vm.name()) >= before[i] }

    where:
    [kind, when] << [KINDS, ['before the switch', 'after the switch']].combinations()
    switchover = when == 'after the switch' ? 'automatic' : 'manual'
  }

  def 'retry: the failover of a #kind replica that failed is run again'() {
    given:
    startLab(of(kind), "faults { refuse 'powerOn', of: '*', site: 'frankfurt', times: 1 }")

    expect:
    run(of(kind)).outcome() == Outcome.HALTED
    run(of(kind)).outcome() == Outcome.DONE
    state(kind) == State.FAILOVER

    where:
    kind << KINDS
  }

  private static List<ReplicaKind> having(Transition transition) {
    KINDS.findAll { transition.isFor(it) }
  }

  private static Runbook of(ReplicaKind kind, String target = 'original', String switchover = 'automatic', String options = '') {
    def declared = [snapshot: "snapshot 'm'", cdp: "cdp 'm'", universal: "universal 'm', mountHost: 'mnt'", vapp: "vapp 'm', of: ['a', 'b']"]
    load("""
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { ${declared[kind.word()]} }
        failover { group('g') { ${kind == ReplicaKind.VAPP ? 'vapp' : 'vm'} 'm'$options } }
        failback { to ${TARGETS[kind == ReplicaKind.UNIVERSAL ? 'location' : target]}; switchover $switchover }
      }""")
  }

  private static List<String> names(ReplicaKind kind) {
    kind == ReplicaKind.VAPP ? ['a', 'b'] : ['m']
  }

  private static String replica(ReplicaKind kind, String name) {
    kind == ReplicaKind.VAPP ? name : name + '_replica'
  }

  private static String source(String replica) {
    replica - '_replica'
  }

  /** What its failback writes, where the target is the original, or the only one that it has. */
  private static String back(ReplicaKind kind, String name) {
    kind == ReplicaKind.UNIVERSAL ? name + '_failback' : name
  }

  private List replicas(ReplicaKind kind) {
    machines('frankfurt', names(kind).collect { replica(kind, it) })
  }

  private List sources(ReplicaKind kind) {
    machines('berlin', names(kind))
  }

  private List machines(String site, List<String> names) {
    def all = inLab { lab.vSphere(site).virtualMachines() }
    names.collect { name -> all.find { it.name() == name } }
  }

  /** How many records of its own a replica has. */
  private long own(String replica) {
    inLab { lab.records("frankfurt/$replica").count("frankfurt/$replica") }
  }

  private State state(ReplicaKind kind) {
    seen(kind).state()
  }

  private ReplicaStatus seen(ReplicaKind kind) {
    engine.replicas(of(kind)).toCompletableFuture().get(20, TimeUnit.SECONDS)[0]
  }

  private void off(ReplicaKind kind) {
    sources(kind).each { vm -> inLab { time.await(lab.vSphere('berlin').powerOff(vm.id()).ended(), time.now().plusSeconds(60)) } }
  }

  private void pass(Duration duration) {
    inLab { time.sleep(duration) }
  }
}
