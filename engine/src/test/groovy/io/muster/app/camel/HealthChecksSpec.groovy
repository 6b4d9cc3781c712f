// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel

import java.nio.file.Files
import org.apache.camel.health.HealthCheck
import org.apache.camel.health.HealthCheckRegistry
import org.apache.camel.impl.health.DefaultHealthCheckRegistry

class HealthChecksSpec extends CamelSpecification {

  private static final Closure HEALTH = {
    it.camelContextExtension.addContextPlugin(HealthCheckRegistry, new DefaultHealthCheckRegistry(it))
  }

  private Map<String, HealthCheck> checks() {
    HealthCheckRegistry.get(camel).stream().toList().findAll { it.group == 'muster' }.collectEntries { [it.id, it] }
  }

  def "in labs the journal is checked, and it is up"() {
    given:
    restartCamel('max', HEALTH)
    request('runbook:minimal?plan=drill&wait=true')

    expect:
    checks().keySet() == ['muster-journal'] as Set
    checks()['muster-journal'].call().state == HealthCheck.State.UP
    checks()['muster-journal'].readiness
    !checks()['muster-journal'].liveness
  }

  def "a site whose vCenter cannot be reached is down, with the reason and without the password"() {
    given:
    def sites = folder.resolve('muster.properties')
    Files.writeString(sites, ['berlin', 'frankfurt'].collect {
      "site.${it}.url = https://127.0.0.1:1/sdk\nsite.${it}.user = muster\nsite.${it}.password = geheim\n"
    }.join(''))
    restartCamel('max') {
      HEALTH(it)
      it.getComponent('runbook', RunbookComponent).configuration = sites as String
    }

    when:
    def result = checks()['muster-site-berlin'].call()

    then:
    checks().keySet() == ['muster-journal', 'muster-site-berlin', 'muster-site-frankfurt'] as Set
    result.state == HealthCheck.State.DOWN
    result.message.get().contains('berlin')
    !result.toString().contains('geheim')
  }

  def "the checks go when the component stops"() {
    given:
    restartCamel('max', HEALTH)

    when:
    camel.getComponent('runbook').stop()

    then:
    checks().isEmpty()
  }
}
