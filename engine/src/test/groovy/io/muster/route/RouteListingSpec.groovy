// SPDX-License-Identifier: Apache-2.0
package io.muster.route

import io.muster.RunbookSpecification
import io.muster.dsl.RunbookLoader
import io.muster.runbook.PlanName
import java.nio.file.Files
import java.nio.file.Path

/**
 * The routes of the shipped runbooks are those that were reviewed. After a change that is meant, write them anew with
 * {@code -Dmuster.snapshots=write} and read the difference.
 */
class RouteListingSpec extends RunbookSpecification {

  static final Path SNAPSHOTS = Path.of('src/test/resources/routes')

  def 'plan #plan of #name compiles to the routes that were reviewed'() {
    given:
    def runbook = new RunbookLoader().load(Path.of('../runbooks', "${name}.groovy")).runbook()
    def routes = RouteListing.YAML.print(runbook, runbook.plan(plan)).strip() + '\n'
    def snapshot = SNAPSHOTS.resolve("${name}.${plan.word()}.yaml")

    when:
    if (System.getProperty('muster.snapshots') == 'write') {
      Files.createDirectories(SNAPSHOTS)
      Files.writeString(snapshot, routes)
    }

    then:
    routes == Files.readString(snapshot)

    where:
    [name, plan] << [['minimal', 'three-tier'], [PlanName.FAILOVER, PlanName.DRILL, PlanName.UNDO]].combinations()
  }

  def 'the XML form has one route for the plan and one for each group'() {
    given:
    def runbook = new RunbookLoader().load(Path.of('../runbooks/three-tier.groovy')).runbook()
    def xml = RouteListing.XML.print(runbook, runbook.failover())

    expect:
    (xml =~ /<route id="([^"]+)"/).collect { it[1] } == [
      'three-tier/failover', 'three-tier/failover/databases', 'three-tier/failover/applications',
      'three-tier/failover/web', 'three-tier/failover/monitoring',
    ]
  }

  def 'limits, delays and retries are in the listing'() {
    given:
    def runbook = runbook('''failover { group('a', parallel: 3) {
      vm 'one', delay: 90.seconds, retries: 2, timeout: 20.minutes, critical: false, restorePoint: named('Sunday, 3 & 4')
    } }''')

    when:
    def routes = RouteListing.YAML.print(runbook, runbook.failover())

    then:
    routes.contains('name: parallel')
    routes.contains('expression: 3')
    routes.contains('replica:failover?vm=one&restorePoint=named%3ASunday%2C+3+%26+4&delay=90s&retries=2&timeout=20m&critical=false')
  }

  def 'an endpoint that Camel does not know is named before anything runs'() {
    given:
    def runbook = runbook('''failover {
      before { call 'kafak:alerts', body: 'x' }
      group('a') { vm 'one' }
    }''')

    when:
    run(runbook)

    then:
    def problem = thrown(RouteException)
    problem.message == "plan 'failover' of runbook 'erp' cannot be compiled: Camel has no component for 'kafak:alerts'; put its jar beside Muster's, or correct the URI"
    events == []
  }
}
