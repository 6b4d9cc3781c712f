// SPDX-License-Identifier: Apache-2.0
package io.muster.action

import static io.muster.runbook.ReplicaOperation.COMMIT_FAILBACK
import static io.muster.runbook.ReplicaOperation.PLANNED_FAILOVER
import static io.muster.runbook.ReplicaOperation.REPROTECT
import static io.muster.runbook.ReplicaOperation.SWITCHOVER
import static io.muster.runbook.ReplicaOperation.UNDO_FAILBACK
import static io.muster.runbook.ReplicaOperation.UNDO_FAILOVER

import io.muster.RunbookSpecification
import io.muster.lab.DiskRecords
import io.muster.lab.Lab
import io.muster.lab.LabFile
import io.muster.lab.World
import io.muster.problem.SourceText
import io.muster.replica.Authority
import io.muster.replica.State
import io.muster.replica.Transition
import io.muster.replication.ReplicationFault
import io.muster.run.RunId
import io.muster.runbook.ReplicaOperation
import io.muster.runbook.RestorePointChoice
import io.muster.runbook.Runbook
import io.muster.time.SimulatedTime
import io.muster.time.Speed
import io.muster.vsphere.GuestCredentials
import io.muster.vsphere.PowerState
import io.muster.vsphere.VSphereFault
import io.muster.vsphere.VirtualMachine
import java.time.Duration
import java.util.concurrent.CompletionException

/**
 * What holds after every operation of random sequences of them, whatever fails on the way (domain.md,
 * sections 2.3 to 2.13). The seed is fixed; {@code -Dmuster.sequences=100000 -Dmuster.seed=7} tries others.
 */
class RandomOperationsSpec extends RunbookSpecification {

  static final int SEQUENCES = Integer.getInteger('muster.sequences', 1500)
  static final long SEED = Long.getLong('muster.seed', 20261121L)
  static final int LENGTH = 9

  static final Map<String, Runbook> RUNBOOKS = [
    snapshot : "snapshot 'm'", cdp: "cdp 'm'", universal: "universal 'm', mountHost: 'mnt'", vapp: "vapp 'm', of: ['a', 'b']"
  ].collectEntries { kind, declared ->
    [kind, load("""
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        addresses { map '10.1.20.0/24', to: '10.2.20.0/24', gateway: '10.2.20.1' }
        replicas { $declared }
        failover { group('g') { ${kind == 'vapp' ? 'vapp' : 'vm'} 'm' } }
        failback { ${kind == 'universal' ? "to location(host: 'esx1.berlin')" : 'to original'}; switchover automatic }
      }""")]
  }

  final Map<Transition, Set<String>> exercised = new EnumMap<>(Transition)
  final Map<String, LabFile> labs = [:]
  int refused
  int failed
  int done

  def 'no sequence of operations breaks a promise'() {
    when:
    for (int i = 0; i < SEQUENCES; i++) {
      def sequence = sequence(SEED + i)
      if (broken(SEED + i, sequence)) {
        def shortest = shortened(SEED + i, sequence)
        throw new AssertionError("seed ${SEED + i}: ${broken(SEED + i, shortest)}\nafter $shortest" as Object)
      }
    }
    println "$SEQUENCES sequences: $done operations done, $failed failed on the way, $refused refused"

    then: 'every transition of every kind was gone through'
    Transition.values().each { transition ->
      assert RUNBOOKS.keySet().findAll { transition.isFor(RUNBOOKS[it].replicas()[0].kind()) } as Set == exercised[transition]
    }
    failed > 0
    refused > 0
  }

  /** A kind, and what is done to it: an operation, time that passes, or a machine that is switched. */
  private static List sequence(long seed) {
    def random = new SplittableRandom(seed)
    def kind = (RUNBOOKS.keySet() as List)[random.nextInt(4)]
    def expected = State.READY
    def steps = (1..LENGTH).collect {
      int what = random.nextInt(20)
      if (what >= 17) {
        return what < 19 ? Duration.ofMinutes(1 + random.nextInt(200)) : 'source off'
      }
      def possible = Transition.values().findAll { it.from() == expected && it.isFor(RUNBOOKS[kind].replicas()[0].kind()) }
      if (what < 5 || !possible) {
        return ReplicaOperation.values()[random.nextInt(ReplicaOperation.values().length)]
      }
      def next = possible[random.nextInt(possible.size())]
      expected = next.to()
      next.operation()
    }
    [kind, random.nextInt(3) == 0] + steps
  }

  /** Leaves out what the failure does not need. */
  private List shortened(long seed, List sequence) {
    for (int i = 2; i < sequence.size(); i++) {
      def without = sequence.take(i) + sequence.drop(i + 1)
      if (broken(seed, without)) {
        return shortened(seed, without)
      }
    }
    sequence
  }

  /** The promise that a sequence breaks, if any. */
  private String broken(long seed, List sequence) {
    Runbook runbook = RUNBOOKS[sequence[0]]
    def world = sequence[1]
      ? labs.computeIfAbsent("lab { ${faults(seed)} }" as String) { LabFile.of(new SourceText('erp.lab.groovy', it)) }.world(runbook, START, seed)
      : World.fitting(runbook, START, seed)
    time = new SimulatedTime(START, Speed.MAX)
    lab = new Lab(world, time)
    try {
      inLab { new Story(runbook, sequence[0]).told(sequence.drop(2)) }
    } finally {
      time.close()
    }
  }

  private static String faults(long seed) {
    def methods = ['powerOn', 'powerOff', 'revertToSnapshot', 'connectAdapter', 'recover', 'sync', 'transfer', 'restore', 'adopt', 'release', 'prepare', 'reverse']
    def random = new SplittableRandom(seed)
    "faults { ${(1..2).collect { "refuse '${methods[random.nextInt(methods.size())]}', of: '*', chance: 0.4, times: 2" }.join('; ')}; programEnds '*', exitCode: ${1 + random.nextInt(11)}, times: 1 }"
  }

  /** One sequence in one lab. */
  private class Story {
    final Runbook runbook
    final String kind
    final List<String> sources
    final List<String> replicas
    int runs

    Story(Runbook runbook, String kind) {
      this.runbook = runbook
      this.kind = kind
      sources = kind == 'vapp' ? ['a', 'b'] : ['m']
      replicas = kind == 'vapp' ? ['a', 'b'] : ['m_replica']
    }

    String told(List steps) {
      for (step in steps) {
        def breach = step instanceof Duration ? passed(step) : step == 'source off' ? sourceOff() : performed(step)
        if (breach) {
          return "$breach after $step"
        }
      }
      null
    }

    private String passed(Duration duration) {
      time.sleep(duration)
      promises()
    }

    private String sourceOff() {
      sources.each { name ->
        def vm = machine('berlin', name)
        if (vm.powerState() == PowerState.POWERED_ON) {
          try {
            time.await(lab.vSphere('berlin').powerOff(vm.id()).ended(), time.now().plusSeconds(60))
          } catch (VSphereFault | CompletionException refused) {
            assert refused.message
          }
        }
      }
      promises()
    }

    private String performed(ReplicaOperation operation) {
      def before = replica()
      def from = before.state()
      def written = (0..<replicas.size()).collect { produced(it) - 'berlin/' }
      def contents = this.contents()
      def allowed = before.allowed().contains(operation) || before.isDone(operation)
      def world = allowed ? '' : this.world()
      try {
        new ReplicaAction(context(), operation).perform('m', new RestorePointChoice.Latest())
      } catch (StepFailure | VSphereFault | ReplicationFault problem) {
        def fault = StepFailure.fault(problem)
        if (fault.name() == 'InvalidState') {
          refused++
          return allowed ? "refused though allowed: ${fault.sentence()}" : this.world() == world ? promises() : 'a refused operation has changed something'
        }
        failed++
        return promises()
      }
      if (!allowed) {
        return "done though not allowed from $from"
      }
      done++
      Transition.values().findAll { it.operation() == operation && it.from() == from && replica().state() == it.to() }
        .each { exercised.computeIfAbsent(it) { [] as Set } << kind }
      if (operation == UNDO_FAILBACK && from != replica().state() && written.any { machine('berlin', it).powerState() == PowerState.POWERED_ON }) {
        return 'an undone failback has left its production VM on'
      }
      kept(operation, from, contents) ?: promises()
    }

    /** The promises about data of one operation that has been done. */
    private String kept(ReplicaOperation operation, State from, Map<String, DiskRecords> before) {
      if (from == replica().state()) {
        return null
      }
      for (int i = 0; i < replicas.size(); i++) {
        String mine = "frankfurt/${replicas[i]}"
        DiskRecords now = lab.records(mine)
        if (operation == PLANNED_FAILOVER && lab.records("berlin/${source(i)}").missingFrom(now, "berlin/${source(i)}") > 0) {
          return 'a planned failover has lost records'
        }
        if (operation == UNDO_FAILOVER && now.count(mine) > 0 && !committed(mine)) {
          return 'an undone failover has left records of the replica'
        }
        if (operation in [SWITCHOVER, COMMIT_FAILBACK, REPROTECT] && before[mine].missingFrom(lab.records(produced(i)), mine) > 0) {
          return "$operation has lost records of the replica"
        }
        if (operation == UNDO_FAILBACK && before[mine].missingFrom(now, mine) > 0) {
          return 'an undone failback has lost records of the replica'
        }
      }
      null
    }

    /** Whether records of the replica came to its source by an earlier failback. */
    private boolean committed(String writer) {
      lab.world().sites().findAll { it.name() == 'berlin' }*.vms().flatten().any { lab.records("berlin/${it.name()}").count(writer) > 0 }
    }

    /** What has to be true at any time. */
    private String promises() {
      def berlin = lab.vSphere('berlin').virtualMachines()
      def frankfurt = lab.vSphere('frankfurt').virtualMachines()
      for (int i = 0; i < replicas.size(); i++) {
        def identity = berlin.findAll { it.name() in [sources[i], sources[i] + '_failback'] } + frankfurt.findAll { it.name() == replicas[i] }
        def live = identity.findAll { it.powerState() == PowerState.POWERED_ON }
          .collectMany { vm -> vm.adapters().findAll { it.connected() }*.network() }
          .findAll { it != 'DR Isolated' }
        if (live.size() != live.unique(false).size()) {
          return "two machines of one identity run on $live"
        }
      }
      def valid = replica().authority()
      def holder = valid == Authority.PRODUCTION ? produced(0) : valid == Authority.REPLICA ? "frankfurt/${replicas[0]}" : "berlin/${source(0)}"
      lab.records(holder).ranges().empty ? "the valid copy, the $valid, holds nothing" : wrongAddress()
    }

    /** Whoever serves has the address of its site. */
    private String wrongAddress() {
      def replica = replica()
      boolean isBack = replica.state() == State.FAILBACK
      if (!isBack && !(replica.state() in [State.FAILOVER, State.READY_TO_SWITCH])) {
        return null
      }
      (0..<replicas.size()).collect { isBack ? produced(it) : "frankfurt/${replicas[it]}" as String }
        .findAll { !lab.records(it).setting(0).get().addresses().every { it.startsWith(isBack ? '10.1.20.' : '10.2.20.') } }
        .collect { "$it has ${lab.records(it).setting(0).get()}" as String }
        .find()
    }

    private String source(int i) {
      replica().members()[i].replicatedFrom()
    }

    private String produced(int i) {
      def back = replica().members()[i].mark().flatMap { it.back() }
      'berlin/' + back.map { it.name() }.orElse(source(i))
    }

    private Map<String, DiskRecords> contents() {
      replicas.collectEntries { ["frankfurt/$it" as String, lab.records("frankfurt/$it")] }
    }

    private Replica replica() {
      Replica.find(runbook, new Inventory(lab::vSphere), 'm')
    }

    private VirtualMachine machine(String site, String name) {
      lab.vSphere(site).virtualMachines().find { it.name() == name }
    }

    private String world() {
      lab.world().sites().toString() + lab.journals()
    }

    private StepContext context() {
      def conversion = new Conversion('/convert', [], new GuestCredentials('root', () -> ''))
      new StepContext(new RunId("run-${runs++}" as String), runbook, new Inventory(withGuestUser(lab::vSphere)), { lab.replication() }, Optional.of(conversion), false,
        lab.guestNetwork(), time, time.now().plus(Duration.ofHours(2)))
    }
  }
}
