// SPDX-License-Identifier: Apache-2.0
package io.muster.report

import io.muster.RunbookSpecification
import io.muster.dsl.RunbookLoader
import io.muster.runbook.PlanName
import java.nio.file.Files
import java.nio.file.Path

/**
 * The report that the documentation shows: a drill of the smallest runbook. Where a change of it is meant,
 * {@code mvn test -pl engine -am -Dtest=ReportExampleSpec -Dmuster.snapshots=write} writes it anew.
 */
class ReportExampleSpec extends RunbookSpecification {

  static final DOCS = Path.of('../docs')

  def 'the example is what a drill leaves'() {
    given:
    def texts = texts()

    when:
    if (System.getProperty('muster.snapshots') == 'write') {
      texts.each { format, text -> Files.writeString(file(format), text) }
    }

    then:
    texts.every { format, text -> Files.readString(file(format)) == text }
    texts.keySet().every { ReportVerifier.verify(file(it), Optional.of(journal), journal.seals(), '0.1.0').findings() == [] }
  }

  def 'the test cases on the page are those of the example'() {
    given:
    def page = Files.readString(DOCS.resolve('reports.md'))
    def shown = (page =~ /(?s)```xml\n(.+?)```/)[0][1]

    expect:
    texts()[ReportFormat.JUNIT].contains(shown)
  }

  private Map<ReportFormat, String> texts() {
    def name = 'runbooks/minimal.groovy'
    def runbook = new RunbookLoader().load(name, Files.readString(Path.of('..', name))).runbook()
    run(runbook, PlanName.DRILL)
    def run = journal.runs().first().id()
    new Reports(Path.of('unused'), journal, '0.1.0').texts(journal.find(run).get(), journal.events(run, 0)*.event())
  }

  private static Path file(ReportFormat format) {
    DOCS.resolve('examples/drill.' + format.ending())
  }
}
