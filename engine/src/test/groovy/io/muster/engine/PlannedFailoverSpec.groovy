// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.replication.Replication
import io.muster.replication.ReplicationFault
import io.muster.run.Outcome
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import io.muster.vsphere.PowerState
import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy
import java.time.Duration

/** The syncs of a planned failover: which there are, and that they are the same ones when it is run again. */
class PlannedFailoverSpec extends RunbookSpecification {

  List<String> calls = []
  List<String> keys = []

  def 'a #kind replica is synced before and after its source is shut down, and held'() {
    given:
    def erp = erp(kind)
    recording(erp)

    when:
    def report = run(erp, PlanName.PLANNED_FAILOVER)

    then:
    report.outcome() == Outcome.DONE
    calls == ['sync while poweredOn', 'sync while poweredOff', 'hold', 'recover']
    inLab { lab.loss('berlin/db01', 'frankfurt/db01_replica', time.now()).records() } == 0

    where:
    kind << ['snapshot', 'cdp']
  }

  def 'a #kind replica has the same syncs when a planned failover is run again that broke off at its #what one'() {
    given:
    def erp = erp(kind)
    recording(erp, skipped, 1)

    when:
    def failed = run(erp, PlanName.PLANNED_FAILOVER)
    inLab { time.sleep(Duration.ofMinutes(5)) }
    def again = run(erp, PlanName.PLANNED_FAILOVER)

    then:
    [failed.outcome(), again.outcome()] == [Outcome.HALTED, Outcome.DONE]
    keys.unique(false).size() == 2
    keys.size() == size
    inLab { lab.loss('berlin/db01', 'frankfurt/db01_replica', time.now()).records() } == 0

    where:
    kind       | what     | skipped || size
    'snapshot' | 'first'  | 0       || 3
    'snapshot' | 'second' | 1       || 3
    'cdp'      | 'first'  | 0       || 3
    'cdp'      | 'second' | 1       || 3
  }

  def 'a source that somebody starts in between is shut down and sent again'() {
    given:
    def erp = erp('snapshot')
    startLab(erp, "faults { refuse 'powerOn', of: 'db01_replica', times: 1 }")
    record()
    run(erp, PlanName.PLANNED_FAILOVER)
    inLab {
      def berlin = lab.vSphere('berlin')
      time.await(berlin.powerOn(berlin.virtualMachines().find { it.name() == 'db01' }.id()).ended(), time.now().plusSeconds(60))
      time.sleep(Duration.ofMinutes(5))
    }

    when:
    def again = run(erp, PlanName.PLANNED_FAILOVER)

    then:
    again.outcome() == Outcome.DONE
    keys.unique(false).size() == 4
    inLab { lab.loss('berlin/db01', 'frankfurt/db01_replica', time.now()).records() } == 0
  }

  def 'a point that was made is not made again when the replica could not be started'() {
    given:
    def erp = erp('snapshot')
    startLab(erp, "faults { refuse 'powerOn', of: 'db01_replica', times: 1 }")
    record()

    when:
    def reports = (1..2).collect { run(erp, PlanName.PLANNED_FAILOVER) }

    then:
    reports*.outcome() == [Outcome.HALTED, Outcome.DONE]
    keys.size() == 2
    replica('db01_replica').powerState() == PowerState.POWERED_ON
  }

  private Runbook erp(String kind) {
    load("""
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { $kind 'db01' }
        failover { group('a') { vm 'db01' } }
      }""")
  }

  private void recording(Runbook erp, int skipped = 0, int broken = 0) {
    startLab(erp)
    record(skipped, broken)
  }

  /** Records the calls of replication; some syncs break off. */
  private void record(int skipped = 0, int broken = 0) {
    def whole = lab.replication(lab::vSphere)
    int before = skipped
    int left = broken
    def recording = Proxy.newProxyInstance(Replication.classLoader, [Replication] as Class[]) { proxy, asked, arguments ->
      if (asked.name == 'sync') {
        def power = lab.vSphere('berlin').virtualMachines().find { it.name() == 'db01' }.powerState().word()
        calls << ("sync while $power" as String)
        keys << arguments[1]
        if (before-- <= 0 && left-- > 0) {
          throw new ReplicationFault('Broken', false, 'broken off', null)
        }
      } else if (asked.name in ['hold', 'recover']) {
        calls << asked.name
      }
      try {
        asked.invoke(whole, arguments)
      } catch (InvocationTargetException e) {
        throw e.cause
      }
    } as Replication
    engine = engine(new Sites(withGuestUser(lab::vSphere), { recording }, lab.guestNetwork(), { Optional.empty() }, false))
  }
}
