// SPDX-License-Identifier: Apache-2.0
package io.muster.action

import io.muster.RunbookSpecification
import io.muster.lab.LabFile
import io.muster.lab.World
import io.muster.problem.SourceText
import io.muster.replica.Transition
import io.muster.runbook.ReplicaKind
import io.muster.runbook.Runbook
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicLong

/**
 * What holds after every operation of random sequences of them, whatever fails on the way and whoever meddles (domain.md,
 * sections 2.3 to 2.13). The seed is fixed; {@code -Dmuster.sequences=100000 -Dmuster.seed=7} tries others (docs/replicas.md).
 */
class RandomOperationsSpec extends RunbookSpecification {

  static final int SEQUENCES = Integer.getInteger('muster.sequences', 2500)
  static final long SEED = Long.getLong('muster.seed', 20261121L)

  /** Refusals that come before anything is changed, each of which the sequences have to meet. */
  static final Set<String> BEFORE_ANY_CHANGE = ['InvalidState', 'SourceRuns', 'ReplicaTouched', 'NoRestorePoint'] as Set

  final Map<String, Runbook> runbooks = new ConcurrentHashMap<>()
  final Map<String, LabFile> labs = new ConcurrentHashMap<>()
  final Map<String, Integer> outcomes = new ConcurrentHashMap<>()
  final Set<List> exercised = ConcurrentHashMap.newKeySet()
  final Queue<Long> breaking = new ConcurrentLinkedQueue<>()

  def 'no sequence of operations breaks a promise'() {
    when:
    long began = System.nanoTime()
    tellAll()
    long micros = (System.nanoTime() - began).intdiv(1000 * SEQUENCES)
    println "$SEQUENCES sequences from seed $SEED, $micros us each: ${new TreeMap(outcomes)}"

    then:
    breaking.sort().take(3).collect { described(new RandomSequence(it)) } == []

    and: 'every transition of every kind was gone through, and every refusal was met'
    Transition.values().collectMany { transition ->
      ReplicaKind.values().findAll { transition.isFor(it) && !([transition, it.word()] in exercised) }.collect { [transition, it] }
    } == []
    BEFORE_ANY_CHANGE.every { outcomes.get('refused: ' + it) > 0 }
    outcomes['failed'] > 0
  }

  /** All sequences, on as many threads as there are processors: each has a lab and a clock of its own. */
  private void tellAll() {
    def next = new AtomicLong(SEED)
    int threads = Runtime.runtime.availableProcessors()
    try (def pool = Executors.newFixedThreadPool(threads)) {
      (1..threads).collect {
        pool.submit {
          for (long seed = next.getAndIncrement(); seed < SEED + SEQUENCES && breaking.size() < 3; seed = next.getAndIncrement()) {
            if (broken(new RandomSequence(seed))) {
              breaking << seed
            }
          }
        }
      }*.get()
    }
  }

  /** What a sequence breaks, and the shortest one that does. */
  private String described(RandomSequence sequence) {
    def shortest = shortened(sequence)
    "seed ${sequence.seed}: ${broken(shortest)}\nin $shortest"
  }

  /** Leaves out what the failure does not need. */
  private RandomSequence shortened(RandomSequence sequence) {
    def shorter = (0..<sequence.steps.size()).findResult { i -> sequence.without(i).with { broken(it) ? it : null } }
    shorter ? shortened(shorter) : sequence
  }

  /** The promise that a sequence breaks, if any. */
  private String broken(RandomSequence sequence) {
    def runbook = runbooks.computeIfAbsent(sequence.runbook()) { load(it) }
    def statements = sequence.lab()
    def world = statements
      ? labs.computeIfAbsent("lab { $statements }" as String) { LabFile.of(new SourceText('erp.lab.groovy', it)) }.world(runbook, START, sequence.seed)
      : World.fitting(runbook, START, sequence.seed)
    try (def story = new RandomStory(world, runbook, sequence)) {
      def breach = story.told()
      story.outcomes.each { outcome, count -> outcomes.merge(outcome, count, Integer::sum) }
      exercised.addAll(story.exercised)
      breach
    }
  }
}
