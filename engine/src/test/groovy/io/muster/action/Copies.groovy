// SPDX-License-Identifier: Apache-2.0
package io.muster.action

import groovy.transform.CompileDynamic
import groovy.transform.CompileStatic
import io.muster.lab.DiskRecords
import io.muster.lab.Lab
import io.muster.replica.Authority
import io.muster.replica.RestorePoint
import io.muster.replication.Replicated
import io.muster.runbook.Runbook
import io.muster.vsphere.PowerState
import io.muster.vsphere.VirtualMachine
import java.time.Instant

/** All copies of a machine at one instant, as the lab shows them: its source, its replica and what a failback writes; of a vApp for each VM. */
@CompileStatic
class Copies {

  /** Those of one VM. The records are what a disk held at that instant. */
  static class Copy {
    ReplicaVm vm
    String replica
    String source
    String production
    DiskRecords onReplica
    DiskRecords onSource
    DiskRecords onProduction
    List<RestorePoint> points
    boolean held
    List stretches
    Authority authority

    boolean isOn() {
      vm.isOn()
    }

    /** What is on the disks of the valid copy. */
    DiskRecords valid() {
      authority == Authority.REPLICA ? onReplica : authority == Authority.PRODUCTION ? onProduction : onSource
    }
  }

  final Instant at
  final Replica replica
  final List<Copy> all
  final Set<String> collisions

  static Copies of(Lab lab, Runbook runbook, StepContext context) {
    new Copies(lab, runbook, context)
  }

  private Copies(Lab lab, Runbook runbook, StepContext context) {
    at = context.time().now()
    Map<String, List<VirtualMachine>> sites = [berlin: lab.vSphere('berlin').virtualMachines(), frankfurt: lab.vSphere('frankfurt').virtualMachines()]
    replica = Replica.of(runbook.replicas()[0]) { String name -> named(sites.frankfurt, name) }
    all = replica.members().collect { ReplicaVm vm -> copy(lab, context, vm, journal(lab, vm), sites.berlin) }
    Set<String> live = new TreeSet<>()
    all.each { Copy copy -> live.addAll(collisions(copy, sites)) }
    collisions = live
  }

  private static VirtualMachine named(List<VirtualMachine> machines, String name) {
    for (vm in machines) {
      if (vm.name() == name) {
        return vm
      }
    }
    null
  }

  /** What the lab's replication knows, which it tells nobody else. */
  @CompileDynamic
  private static Map journal(Lab lab, ReplicaVm vm) {
    def journal = lab.journals()[vm.vm().id().instanceUuid()]
    [source: journal.source(), held: journal.held(), released: journal.released(), stretches: journal.stretches()]
  }

  private Copy copy(Lab lab, StepContext context, ReplicaVm vm, Map journal, List<VirtualMachine> berlin) {
    String source = journal.source
    String back = vm.mark().flatMap { it.back() }.map { it.name() }.orElse('')
    String production = back && named(berlin, back) ? "berlin/$back" : source
    def replicated = new Replicated(replica.kind(), 'berlin', vm.replicatedFrom(), 'frankfurt', vm.vm().name(), vm.vm().id(), context.time(), context.deadline())
    String name = "frankfurt/${vm.vm().name()}"
    new Copy(
      vm: vm, replica: name, source: source, production: production,
      points: journal.released ? [] as List<RestorePoint> : context.replications().of(replica.kind()).points(replicated),
      onReplica: lab.records(name), onSource: lab.records(source), onProduction: lab.records(production),
      held: journal.held as boolean, stretches: journal.stretches as List, authority: vm.authority())
  }

  /** The live networks in which two machines of one identity run. */
  private static Set<String> collisions(Copy copy, Map<String, List<VirtualMachine>> sites) {
    Set<String> names = [copy.replica, copy.source, copy.production, 'berlin/' + copy.vm.source()] as Set
    Set<String> live = new HashSet<>()
    Set<String> twice = new TreeSet<>()
    for (site in sites) {
      for (vm in site.value) {
        if (vm.powerState() == PowerState.POWERED_ON && names.contains(site.key + '/' + vm.name())) {
          Set<String> networks = new HashSet<>()
          vm.adapters().each { if (it.connected() && it.network() != 'DR Isolated') { networks << it.network() } }
          networks.each { if (!live.add(it)) { twice << "'$it' of ${copy.vm.source()}".toString() } }
        }
      }
    }
    twice
  }

  /** What one disk lacks of what it should hold, or holds besides; what its own guest has written since an instant is left out. */
  static String difference(DiskRecords is, DiskRecords expected, String owner, Instant since) {
    for (writer in writers(is) + writers(expected)) {
      long lacking = expected.missingFrom(is, writer)
      if (lacking > 0) {
        return "$lacking records of $writer are missing on $owner"
      }
      long added = (writer == owner ? is.asOf(since) : is).missingFrom(expected, writer)
      if (added > 0) {
        return "$added records of $writer on $owner do not belong there"
      }
    }
    null
  }

  /** What is not on a disk of what has to be. */
  static String lacking(DiskRecords is, DiskRecords needed) {
    for (writer in writers(needed)) {
      long lacking = needed.missingFrom(is, writer)
      if (lacking > 0) {
        return "lacks $lacking records of $writer"
      }
    }
    null
  }

  @CompileDynamic
  private static Set<String> writers(DiskRecords records) {
    def writers = new LinkedHashSet<String>()
    records.ranges().each { writers << it.writer() }
    writers
  }
}
