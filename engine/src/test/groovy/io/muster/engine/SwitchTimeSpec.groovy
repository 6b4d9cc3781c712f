// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.run.Outcome
import io.muster.run.RunEvent.StepDone
import io.muster.runbook.PlanName

/** When a failback switches over by the time of day (domain.md, section 2.8). */
class SwitchTimeSpec extends RunbookSpecification {

  def 'a switch time that #what: the switch comes at #hour'() {
    given: 'a failback that is begun at 3:30 and sends everything, for 3 minutes'
    def erp = load("""
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { cdp 'db01' }
        failover { group('a') { vm 'db01' } }
        failback { to location(host: 'esx1.berlin'); switchover at('$at', zone: 'UTC') }
      }""")
    startLab(erp, "site('berlin') { vm 'db01', on: false }")
    run(erp)
    inLab { time.sleep(java.time.Duration.between(time.now(), START.plusSeconds(1800))) }

    when:
    def report = run(erp, PlanName.FAILBACK)

    then:
    report.outcome() == Outcome.DONE
    events.find { it instanceof StepDone && it.detail().startsWith('switching over') }.time().toString().contains(hour)

    where:
    what                             | at      || hour
    'passes while the data is sent'  | '03:32' || '2026-11-21T03:33:'
    'is still to come after that'    | '03:50' || '2026-11-21T03:50:'
    'has passed before the run'      | '03:20' || '2026-11-22T03:20:'
  }
}
