// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.RunbookSpecification
import io.muster.run.RunEvent
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
    'guest'          || inGroup("call 'direct:a', undo: { guest 'db01', run: '/x', as: 'app' }")
    'heartbeat'      || inGroup("verify { heartbeat 'db01', within: 1.minute }")
    'ping'           || inGroup("verify { ping 'db01', within: 1.minute }")
    'guest'          || inGroup("verify { guest 'db01', run: '/x', as: 'app', within: 1.minute }")
    'call'           || inGroup("verify { call 'direct:a', within: 1.minute }")
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

  def 'a decision that may choose a failback is refused for what the failback cannot run, and people are not offered it'() {
    given:
    def guest = "failback { switchover automatic; before { guest 'db01', run: '/x', as: 'app' } }"
    def chosen = runbook("failover { group('a') { vm 'db01' }; decide { ask(); within 2.hours, otherwise: failback } }\n$guest")
    def asked = runbook("failover { group('a') { vm 'db01' }; decide { ask(); within 2.hours, otherwise: keep } }\n$guest")

    when:
    run(chosen)

    then:
    def refused = thrown(RunRefusedException)
    refused.reasons()*.sentence() == ["'guest' at erp.groovy:10:43 cannot run yet in this version"]

    when:
    run(asked)

    then:
    events.find { it instanceof RunEvent.DecisionAsked }.question().choices() == ['keep', 'undo', 'permanent']
  }

  private static String inGroup(String step) {
    "group('all') { vm 'db01'; $step }"
  }
}
