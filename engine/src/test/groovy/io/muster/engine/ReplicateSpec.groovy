// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.engine.ReplicationTurn.State
import io.muster.replica.ReplicaMark
import io.muster.replication.snapshot.SnapshotReplication
import io.muster.run.Outcome
import io.muster.runbook.PlanName
import io.muster.runbook.ReplicaOperation
import io.muster.runbook.Runbook
import io.muster.vsphere.Placement
import io.muster.vsphere.PowerState
import io.muster.vsphere.VSphere
import io.muster.vsphere.VSphereFault
import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy
import java.time.Duration

/** Replication by plain vSphere, on one vCenter of the lab that is both sites. */
class ReplicateSpec extends RunbookSpecification {

  static final Duration QUARTER = Duration.ofMinutes(15)
  static final String BOTH_SITES = "site('berlin') { network 'DR Network'; network 'DR Isolated'; extra 'db01_restored' };"

  List<ReplicationTurn> turns = []
  Set<String> deleted = []

  def 'the first turn makes the replica as its machine is, off and on the mapped network, with all that the machine has'() {
    given:
    def erp = erp()
    onVSphere(erp)

    when:
    inLab { ended(erp, Optional.empty()) }
    def (source, replica) = [machine('db01'), machine('db01_replica')]

    then:
    turns*.state() == [State.BEGAN, State.DONE]
    turns[1].detail() ==~ /'db01_replica' was made; it has restore point 'Restore Point .+' of 2026-11-21T03:.+Z/
    replica.powerState() == PowerState.POWERED_OFF
    replica.adapters()*.network() == ['DR Network']
    replica.hardware().with { [cpus(), memoryBytes(), guestId(), disks()*.capacityBytes()] } ==
      source.hardware().with { [cpus(), memoryBytes(), guestId(), disks()*.capacityBytes()] }
    source.snapshots().empty
    inLab { lab.loss('berlin/db01', 'berlin/db01_replica', newest(erp)).records() } == 0

    and: 'it can be failed over to at once'
    run(erp).outcome() == Outcome.DONE
  }

  def 'a schedule sends again and again, and keeps as many restore points as it is told to'() {
    given:
    def erp = erp()
    onVSphere(erp, 3)

    when:
    inLab {
      def going = replicate(erp)
      time.sleep(Duration.ofHours(3))
      going.stop()
      time.await(going.ended(), time.now() + QUARTER)
    }
    def begun = turns.findAll { it.state() == State.BEGAN }*.time()

    then:
    begun.size() in 12..13
    begun.collate(2, 1, false).every { before, after -> Duration.between(before, after) == QUARTER }
    turns*.state().toSet() == [State.BEGAN, State.DONE] as Set
    machine('db01_replica').snapshots().size() == 3
  }

  def 'a schedule is held while a failover stands, and goes on after #last'() {
    given:
    def erp = erp()
    onVSphere(erp)

    when:
    def (held, after) = inLab {
      def going = replicate(erp)
      time.sleep(Duration.ofMinutes(67))
      plans.each { ran(erp, it) }
      def before = turns.size()
      time.sleep(Duration.ofHours(1))
      def held = turns.drop(before)
      ran(erp, last)
      before = turns.size()
      time.sleep(Duration.ofHours(1))
      going.stop()
      [held, turns.drop(before)]
    }

    then:
    held.findAll { it.state() != State.BEGAN }.size() in 3..5
    held.every { it.state() in [State.BEGAN, State.SKIPPED] }
    held.findAll { it.state() == State.SKIPPED }*.detail().unique() == ["skipped: replica 'db01_replica' is in state $state" as String]

    and:
    after.findAll { it.state() == State.DONE }.size() in 3..5
    after.every { it.state() in [State.BEGAN, State.DONE] }

    where:
    plans                                  | last            | state
    [PlanName.FAILOVER]                    | PlanName.UNDO   | 'Failover'
    [PlanName.FAILOVER, PlanName.FAILBACK] | PlanName.COMMIT | 'Failback'
  }

  def 'what is on hold though its replica is Ready is not replicated to, and it is said what to do'() {
    given:
    def erp = erp()
    onVSphere(erp)

    when:
    inLab {
      ended(erp, Optional.empty())
      lab.vSphere('berlin').setCustomValue(named('db01_replica').id(), 'muster.hold', 'since 2026-11-21T03:05:00Z')
      ended(erp, Optional.empty())
    }

    then:
    turns.last().state() == State.SKIPPED
    turns.last().detail() == "skipped: replication to 'db01_replica' is on hold since 2026-11-21T03:05:00Z; if nothing is to be kept of it, clear its custom attribute 'muster.hold'"
  }

  def 'a machine that fails is told, keeps no other one waiting, and is tried again at its next turn'() {
    given:
    def erp = erp("snapshot 'app01'", "vm 'app01'")
    onVSphere(erp, 7, "faults { refuse 'createSnapshot', of: 'db01', times: 1 }")

    when:
    inLab {
      def going = replicate(erp)
      time.sleep(Duration.ofMinutes(20))
      going.stop()
    }

    then:
    turns.findAll { it.machine() == 'db01' }*.state() == [State.BEGAN, State.FAILED, State.BEGAN, State.DONE]
    turns.findAll { it.machine() == 'app01' }*.state() == [State.BEGAN, State.DONE] * 2
    turns.find { it.state() == State.FAILED }.fault().get().sentence().contains("'db01'")
  }

  def 'what has a schedule of its own is left to it, and nothing is waited for'() {
    given:
    def erp = erp()
    startLab(erp)

    when:
    inLab { ended(erp, Optional.of(QUARTER)) }

    then:
    turns*.detail() == ['begins', "'db01' is replicated by itself, on the schedule of what keeps it; nothing to do"]
  }

  def 'a machine that the runbook does not have is named'() {
    given:
    def erp = erp()
    startLab(erp)

    when:
    engine.replicate(new ReplicationRequest(erp, ['db1'] as Set, ReplicationSchedule.NONE), turns::add)

    then:
    def unknown = thrown(InvalidRequestException)
    unknown.message.startsWith("runbook 'erp' has no machine 'db1'")
  }

  def 'a replica whose machine has been deleted at its site is made permanent'() {
    given:
    def erp = erp()
    onVSphere(erp)
    inLab { ended(erp, Optional.empty()) }
    run(erp)
    deleted << 'db01'

    when:
    def report = run(erp, PlanName.PERMANENT)

    then:
    report.outcome() == Outcome.DONE
    machine('db01_replica').powerState() == PowerState.POWERED_ON
    machine('db01_replica').snapshots().empty
    mark().state().word() == 'Permanent failover'
  }

  def 'a failback in place of a machine that has been deleted is made final, and replicated from then on'() {
    given:
    def erp = erp('', '', "failback { to restored('db01_restored'); switchover automatic }")
    onVSphere(erp)
    inLab { ended(erp, Optional.empty()) }
    run(erp)
    deleted << 'db01'

    when:
    def reports = [run(erp, PlanName.FAILBACK), run(erp, PlanName.COMMIT)]
    inLab { ended(erp, Optional.empty()) }

    then:
    reports*.outcome() == [Outcome.DONE] * 2
    turns.last().state() == State.DONE
    inLab { lab.loss('berlin/db01_restored', 'berlin/db01_replica', newest(erp)).records() } == 0
  }

  def 'a planned failover that broke off in a sync leaves nothing of it at the source after #next'() {
    given:
    def erp = erp()
    onVSphere(erp, 7, "faults { refuse 'createSnapshot', of: 'db01_replica', times: 1, after: 30.minutes }")
    inLab { ended(erp, Optional.empty()) ; time.sleep(Duration.ofMinutes(31)) }

    when:
    def failed = run(erp, PlanName.PLANNED_FAILOVER)
    def left = machine('db01').snapshots()

    then:
    failed.outcome() == Outcome.HALTED
    left.size() == 1
    mark().begun().get() == ReplicaOperation.PLANNED_FAILOVER

    when:
    def report = run(erp, next)

    then:
    report.outcome() == outcome
    machine('db01').snapshots().empty
    inLab { lab.world().sites().every { it.files().empty } }
    !machine('db01_replica').customValues()['muster.sync']

    where:
    next                      || outcome
    PlanName.PLANNED_FAILOVER || Outcome.DONE
    PlanName.UNDO             || Outcome.UNDONE
  }

  private Runbook erp(String replicas = '', String vms = '', String failback = 'failback { switchover automatic }') {
    load("""
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { snapshot 'db01'; $replicas }
        failover { group('a') { vm 'db01'; $vms } }
        $failback
      }""")
  }

  private void onVSphere(Runbook erp, int keep = 7, String statements = '') {
    startLab(erp, BOTH_SITES + statements)
    def sites = withGuestUser { seen(lab.vSphere('berlin')) }
    engine = engine(new Sites(sites, { new SnapshotReplication(sites, keep) }, lab.guestNetwork(), { Optional.empty() }, false))
  }

  /** The vCenter without the machines that are deleted. */
  private VSphere seen(VSphere whole) {
    Proxy.newProxyInstance(VSphere.classLoader, [VSphere] as Class[]) { proxy, asked, arguments ->
      try {
        def answer = asked.invoke(whole, arguments)
        if (asked.name == 'virtualMachines') {
          return answer.findAll { !(it.name() in deleted) }
        }
        if (asked.name == 'virtualMachine' && answer.name() in deleted) {
          throw new VSphereFault(VSphereFault.Kind.NOT_FOUND, 'ManagedObjectNotFound', "no ${answer.name()}")
        }
        answer
      } catch (InvocationTargetException e) {
        throw e.cause
      }
    } as VSphere
  }

  private Replicating replicate(Runbook erp, Optional<Duration> every = Optional.of(QUARTER)) {
    engine.replicate(new ReplicationRequest(erp, [] as Set, new ReplicationSchedule(every, Placement.ANYWHERE)), turns::add)
  }

  private void ended(Runbook erp, Optional<Duration> every) {
    time.await(replicate(erp, every).ended(), time.now() + Duration.ofDays(1))
  }

  /** Runs a plan on a thread of the lab's time. */
  private void ran(Runbook erp, PlanName plan) {
    def report = time.await(engine.run(new RunRequest(erp, plan, [] as Set, true, false, PERSON), {}), time.now() + Duration.ofDays(1))
    assert report.failures() == []
  }

  private named(String name) {
    lab.vSphere('berlin').virtualMachines().find { it.name() == name }
  }

  private machine(String name) {
    inLab { named(name) }
  }

  private mark() {
    ReplicaMark.parse(machine('db01_replica').customValues()[ReplicaMark.ATTRIBUTE]).get()
  }

  /** Of when the data of the newest restore point is. */
  private newest(Runbook erp) {
    time.await(engine.replicas(erp), time.now() + QUARTER)[0].newest().get().created()
  }
}
