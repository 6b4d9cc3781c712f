// SPDX-License-Identifier: Apache-2.0
package io.muster.action

import io.muster.replica.State
import io.muster.replica.Transition
import io.muster.runbook.ReplicaKind
import io.muster.runbook.ReplicaOperation
import java.time.Duration

/**
 * What a seed stands for: a runbook, a lab with or without faults, and what is done there one after the other: operations, time
 * that passes, and people who switch machines.
 */
class RandomSequence {

  static final int LENGTH = 9

  /** What people do to the machines, beside Muster. */
  enum Meddling {
    SOURCE_OFF, SOURCE_ON, DISCONNECT_SOURCE, CONNECT_SOURCE, REPLICA_ON, REPLICA_OFF, REPLICA_SNAPSHOT
  }

  /**
   * One operation.
   *
   * @param point how its restore point is chosen: a word, and the minutes before now or the place in the list
   * @param planned whether it goes through the preflight of a plan, as in a run
   */
  static class Call {
    ReplicaOperation operation
    String point
    int which
    boolean forced
    boolean planned

    @Override
    String toString() {
      "${operation.word()}${point == 'latest' ? '' : " $point($which)"}${forced ? ' --force' : ''}${planned ? '' : ' at once'}"
    }
  }

  static final List<String> METHODS = [
    'powerOn', 'powerOff', 'shutdownGuest', 'revertToSnapshot', 'connectAdapter', 'createVm', 'attachDisk', 'detachDisk', 'setCustomValue',
    'recover', 'hold', 'resume', 'sync', 'discard', 'transfer', 'restore', 'forget', 'adopt', 'release', 'prepare', 'reverse',
  ]

  final long seed
  final String kind
  final String target
  final boolean stretched
  final boolean faulty
  final List steps

  RandomSequence(long seed) {
    this.seed = seed
    def random = new SplittableRandom(seed)
    kind = ReplicaKind.values()[random.nextInt(4)].word()
    target = kind == 'universal' ? 'location' : ['original', 'original', 'restored', 'location'][random.nextInt(4)]
    stretched = random.nextInt(4) == 0
    faulty = random.nextInt(3) == 0
    steps = (stretched && random.nextInt(3) > 0 ? [Meddling.SOURCE_OFF] : []) + steps(random)
  }

  private RandomSequence(RandomSequence of, List steps) {
    seed = of.seed
    kind = of.kind
    target = of.target
    stretched = of.stretched
    faulty = of.faulty
    this.steps = steps
  }

  private List steps(SplittableRandom random) {
    def replicaKind = ReplicaKind.values().find { it.word() == kind }
    def expected = State.READY
    (1..LENGTH).collect {
      int what = random.nextInt(20)
      if (what >= 18) {
        return Duration.ofMinutes(1 + random.nextInt(200))
      }
      if (what >= 16) {
        return Meddling.values()[random.nextInt(Meddling.values().length)]
      }
      def possible = Transition.values().findAll { it.from() == expected && it.isFor(replicaKind) }
      if (what < 4 || !possible) {
        return operation(ReplicaOperation.values()[random.nextInt(ReplicaOperation.values().length)], random)
      }
      def next = possible[random.nextInt(possible.size())]
      expected = next.to()
      operation(next.operation(), random)
    }
  }

  private static Call operation(ReplicaOperation operation, SplittableRandom random) {
    def points = ['latest', 'latest', 'latest', 'named', 'before', kindOfInstant(random)]
    // why: a plan is always looked at before, and that stops a planned failover of a replica that somebody has started
    boolean planned = operation == ReplicaOperation.PLANNED_FAILOVER || random.nextBoolean()
    new Call(operation: operation, point: points[random.nextInt(points.size())], which: random.nextInt(100), forced: random.nextInt(6) == 0, planned: planned)
  }

  private static String kindOfInstant(SplittableRandom random) {
    random.nextBoolean() ? 'at' : 'latestConsistent'
  }

  RandomSequence without(int step) {
    new RandomSequence(this, steps.take(step) + steps.drop(step + 1))
  }

  String declared() {
    switch (kind) {
      case 'universal': return "universal 'm', mountHost: 'mnt'"
      case 'vapp': return "vapp 'm', of: ['a', 'b']"
      default: return "$kind 'm'"
    }
  }

  /** The runbook, as text. */
  String runbook() {
    def to = [original: 'original', restored: "restored('new-*')", location: "location(host: 'esx1.berlin', network: 'VM Network')"][target]
    """
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: '${stretched ? 'VM Network' : 'DR Network'}', test: 'DR Isolated' }
        addresses { map '10.1.20.0/24', to: '10.2.20.0/24', gateway: '10.2.20.1' }
        replicas { ${declared()} }
        failover { group('g') { ${kind == 'vapp' ? 'vapp' : 'vm'} 'm' } }
        failback { to $to; switchover manual }
      }"""
  }

  /** How its lab differs from the fitting one; empty where it does not. */
  String lab() {
    def extra = (kind == 'vapp' ? ['a', 'b'] : ['m']).collect { "extra 'new-$it'" }.join('; ')
    (target == 'restored' ? "site('berlin') { $extra }; " : '') + (faulty ? faults() : '')
  }

  private String faults() {
    int first = Math.floorMod(seed.intdiv(3) as int, METHODS.size())
    int second = (first + 1 + Math.floorMod(seed, 5L)) % METHODS.size()
    def refusals = [first, second].collect { "refuse '${METHODS[it]}', of: '*', chance: 0.4, times: 2" }
    "faults { ${refusals.join('; ')}; programEnds '*', exitCode: ${1 + first % 11}, times: 1 }"
  }

  @Override
  String toString() {
    "$kind to $target${stretched ? ' in a stretched network' : ''}${faulty ? ' with ' + faults() : ''}: $steps"
  }
}
