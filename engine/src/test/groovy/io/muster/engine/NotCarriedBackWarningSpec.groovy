// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import com.fasterxml.jackson.databind.ObjectMapper
import io.muster.RunbookSpecification
import io.muster.cli.view.JsonLines
import io.muster.cli.view.PlainLines
import io.muster.cli.view.RunView
import io.muster.run.Outcome
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import java.util.concurrent.TimeUnit

/** What a failback leaves behind is told before it begins. */
class NotCarriedBackWarningSpec extends RunbookSpecification {

  static final String GIVEN = "failover { group('a') { vm 'db01'; vm 'db02' } }"
  static final String TOLD = "failback of 'db01_replica' to 'db01' will not carry back: 2 disks, there are 1"

  def 'a failback says before its first step what it will not carry back, in text and in JSON'() {
    given:
    def erp = runbook("$GIVEN\nfailback { switchover automatic }")
    failedOverWithAnotherDisk(erp)
    def text = new StringWriter()
    def json = new StringWriter()
    def views = [
      new PlainLines(new RunView.Setting(erp, 'the lab', '', ''), new PrintWriter(text)), new JsonLines(new PrintWriter(json))
    ]

    when:
    def report = failback(erp, { warning -> views*.warn(warning) }, { event -> views*.accept(event) })
    views*.end(report, Optional.empty())

    then:
    report.outcome() == Outcome.DONE
    text.toString().readLines().take(2) == ["warning: $TOLD" as String, "ERP: failback on the lab, run ${report.run()}" as String]
    text.toString().count('warning: ') == 1

    and:
    def lines = json.toString().readLines().collect { new ObjectMapper().readValue(it, Map) }
    lines[0].subMap(['type', 'run', 'state', 'detail']) == [type: 'run.warning', run: report.run().value(), state: 'starting', detail: TOLD]
    lines[0].time <= lines[1].time
    lines[1].type == 'run.started'
    lines*.type.count('run.warning') == 1
  }

  def 'a failback to a new VM carries the configuration and has nothing to say, nor has one whose first phase is done'() {
    given:
    def elsewhere = runbook("$GIVEN\nfailback { to location(host: 'esx1.berlin'); switchover manual }")
    failedOverWithAnotherDisk(elsewhere)
    def warnings = []

    when:
    failback(elsewhere, warnings::add, {})
    failback(elsewhere, warnings::add, {})

    then:
    warnings == []
  }

  private void failedOverWithAnotherDisk(Runbook erp) {
    startLab(erp, "site('frankfurt') { extra 'spare' }")
    run(erp)
    def id = replica('db01_replica').id()
    def path = replica('spare').hardware().disks()[0].path()
    inLab { time.await(lab.vSphere('frankfurt').attachDisk(id, path).ended(), time.now().plusSeconds(60)) }
  }

  private RunReport failback(Runbook erp, Closure warnings, Closure events) {
    engine.run(new RunRequest(erp, PlanName.FAILBACK, [] as Set, true, false, PERSON), warnings, events)
      .toCompletableFuture().get(30, TimeUnit.SECONDS)
  }
}
