// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.vsphere.PowerState

/** What the language has and this version cannot run is refused by name, before anything is done. */
class NotYetSpec extends RunbookSpecification {

  def "a plan with #name is refused, and nothing has changed"() {
    given:
    def runbook = runbook("failover { $words }\nprocedure('dns') { wait 1.second }")
    startLab(runbook)

    when:
    run(runbook)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence().every { it.startsWith("'$name' ") && it.contains('cannot run yet in this version') }
    refused.reasons()*.name() == ['NotSupported']
    events == []
    replica('db01_replica').powerState() == PowerState.POWERED_OFF

    where:
    name             || words
    'guest'          || inGroup("guest 'db01', run: '/x', as: 'app'")
    'perform'        || inGroup("perform 'dns'")
    'snapshot'       || inGroup("snapshot 'db01'")
    'revert'         || inGroup("revert 'db01'")
    'removeSnapshot' || inGroup("removeSnapshot 'db01'")
    'undo:'          || inGroup("call 'direct:a', undo: { call 'direct:b' }")
    'heartbeat'      || inGroup("verify { heartbeat 'db01', within: 1.minute }")
    'ping'           || inGroup("verify { ping 'db01', within: 1.minute }")
    'guest'          || inGroup("verify { guest 'db01', run: '/x', as: 'app', within: 1.minute }")
    'call'           || inGroup("verify { call 'direct:a', within: 1.minute }")
    'decide'         || inGroup('') + '; decide { failback when: checksPass; ask(); within 2.hours, otherwise: keep }'
  }

  def 'the place of the word is named'() {
    given:
    def runbook = runbook("failover { before { guest 'db01', run: '/x', as: 'app' }\n group('a') { vm 'db01' } }")

    when:
    run(runbook)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence() == ["'guest' at erp.groovy:9:29 cannot run yet in this version"]
  }

  private static String inGroup(String step) {
    "group('all') { vm 'db01'; $step }"
  }
}
