// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.replica.RestorePoint
import io.muster.replication.Replicated
import io.muster.replication.Replication
import io.muster.replication.ReplicationFault
import io.muster.run.Outcome
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger

/** The restore points of all machines of a plan are read before it begins, several at a time. */
class PointsAheadSpec extends RunbookSpecification {

  def 'forty replicas are asked eight at a time, not one after the other'() {
    given:
    def many = load("""\
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { (1..40).each { snapshot "vm\$it" } }
        failover { group('a') { (1..40).each { vm "vm\$it" } } }
      }""")
    def slow = slow(many)
    slow.broken = ['vm40_replica']

    when:
    run(many)

    then: 'forty seconds of asking have taken five'
    def refused = thrown(RunRefusedException)
    refused.reasons().size() == 1
    slow.asked.get() == 40
    slow.most.get() == 8
    Duration.between(START, inLab { time.now() }) == Duration.ofSeconds(5)
  }

  def 'what refuses is told in the order of the runbook, also when the replication itself has refused'() {
    given:
    def erp = runbook("failover { group('a') { vm 'db01'; vm 'db02'; vm 'db03' } }")
    def slow = slow(erp)
    slow.broken = ['db01_replica', 'db03_replica']

    when:
    run(erp)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence() == ["nothing keeps 'db01_replica' (NotConfigured)", "nothing keeps 'db03_replica' (NotConfigured)"]
  }

  def 'an undo asks for no points'() {
    given:
    def erp = runbook("failover { group('a') { vm 'db01' } }")
    def slow = slow(erp)
    run(erp)
    slow.broken = ['db01_replica']
    def asked = slow.asked.get()

    when:
    def undo = run(erp, PlanName.UNDO)

    then:
    undo.outcome() == Outcome.UNDONE
    slow.asked.get() == asked
  }

  private Slow slow(Runbook runbook) {
    startLab(runbook)
    def slow = new Slow(kept: lab.replication())
    engine = engine(new Sites(lab::vSphere, { slow }, lab.guestNetwork(), { Optional.empty() }, false))
    slow
  }

  /** The lab's replication, which takes a second to tell the points. */
  static class Slow implements Replication {
    @Delegate
    Replication kept
    List<String> broken = []
    final AtomicInteger asked = new AtomicInteger()
    final AtomicInteger most = new AtomicInteger()
    private final AtomicInteger now = new AtomicInteger()

    @Override
    List<RestorePoint> points(Replicated replica) {
      asked.incrementAndGet()
      most.accumulateAndGet(now.incrementAndGet(), Math::max)
      replica.time().sleep(Duration.ofSeconds(1))
      now.decrementAndGet()
      if (replica.replica() in broken) {
        throw new ReplicationFault('NotConfigured', true, "nothing keeps '${replica.replica()}'", null)
      }
      kept.points(replica)
    }
  }
}
