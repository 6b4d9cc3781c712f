// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.action.ReplicaStatus
import io.muster.replica.State
import io.muster.replica.Transition
import io.muster.runbook.ReplicaKind
import io.muster.runbook.Runbook
import java.time.Duration
import java.util.concurrent.TimeUnit

/** A runbook of one machine of each kind, and how its copies are. */
abstract class EveryKindSpecification extends RunbookSpecification {

  static final List<ReplicaKind> KINDS = ReplicaKind.values() as List
  static final Map<String, String> TARGETS = [original: 'original', restored: "restored('new-*')", location: "location(host: 'esx1.berlin', network: 'VM Network')"]

  static List<ReplicaKind> having(Transition transition) {
    KINDS.findAll { transition.isFor(it) }
  }

  static Runbook of(ReplicaKind kind, String target = 'original', String switchover = 'automatic', String options = '') {
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

  static List<String> names(ReplicaKind kind) {
    kind == ReplicaKind.VAPP ? ['a', 'b'] : ['m']
  }

  static String replica(ReplicaKind kind, String name) {
    kind == ReplicaKind.VAPP ? name : name + '_replica'
  }

  static String source(String replica) {
    replica - '_replica'
  }

  /** What its failback writes, where the target is the original, or the only one that it has. */
  static String back(ReplicaKind kind, String name) {
    kind == ReplicaKind.UNIVERSAL ? name + '_failback' : name
  }

  List replicas(ReplicaKind kind) {
    machines('frankfurt', names(kind).collect { replica(kind, it) })
  }

  List sources(ReplicaKind kind) {
    machines('berlin', names(kind))
  }

  List machines(String site, List<String> names) {
    def all = inLab { lab.vSphere(site).virtualMachines() }
    names.collect { name -> all.find { it.name() == name } }
  }

  /** How many records of its own a replica has. */
  long own(String replica) {
    inLab { lab.records("frankfurt/$replica").count("frankfurt/$replica") }
  }

  State state(ReplicaKind kind) {
    seen(kind).state()
  }

  ReplicaStatus seen(ReplicaKind kind) {
    engine.replicas(of(kind)).toCompletableFuture().get(20, TimeUnit.SECONDS)[0]
  }

  void off(ReplicaKind kind) {
    sources(kind).each { vm -> inLab { time.await(lab.vSphere('berlin').powerOff(vm.id()).ended(), time.now().plusSeconds(60)) } }
  }

  void pass(Duration duration) {
    inLab { time.sleep(duration) }
  }
}
