// SPDX-License-Identifier: Apache-2.0
package io.muster.problem.sarif

import com.contrastsecurity.sarif.SarifSchema210
import com.fasterxml.jackson.databind.ObjectMapper
import com.networknt.schema.InputFormat
import com.networknt.schema.Schema
import com.networknt.schema.SchemaRegistry
import com.networknt.schema.SpecificationVersion
import io.muster.problem.Problem
import io.muster.problem.Report
import io.muster.problem.Rule
import io.muster.problem.SourceText
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification

class SarifSpec extends Specification {

  private static final Path FOLDER = Path.of('/home/dr/runbooks')
  private static final SourceText ERP = new SourceText('erp.groovy', "rto 5.minutes\ngruop('ü 𝄞') {\n  vm 'db01'\n}")
  private static final SourceText CRM = new SourceText('teams/crm & co #1.groovy', "snapshot 'db01'")

  /** The schema that OASIS publishes, as it comes with a library of data types for it. */
  @Shared
  Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
    .getSchema(SarifSchema210.getResourceAsStream('/schema/sarif-schema-2.1.0.json'))

  def "the log keeps the schema of SARIF 2.1.0: #what"() {
    expect:
    schema.validate(printed(reports), InputFormat.JSON).empty

    where:
    what                | reports
    'nothing to say'    | [new Report(ERP, [])]
    'no file'           | []
    'everything at once' | [everything(), new Report(CRM, [Problem.of(Rule.SHARED_MACHINE, CRM.at(1, 1), 'again').related(ERP.at(3, 6), 'first')])]
  }

  def "the schema notices what is wrong"() {
    expect:
    !schema.validate(printed([everything()]).replace('"ruleId"', '"rule"'), InputFormat.JSON).empty
  }

  def "one run says what ran, with all rules"() {
    given:
    def run = run([everything()])

    expect:
    with(run.tool.driver) {
      name == 'Muster'
      semanticVersion == '1.2.3'
      rules*.id == Rule.values()*.id()
    }
    with(run.tool.driver.rules.find { it.id == 'rto-too-short' }) {
      name == 'RtoTooShort'
      shortDescription.text == Rule.RTO_TOO_SHORT.text()
      help.text.contains('// muster: allow rto-too-short: the reason')
      defaultConfiguration.level == 'warning'
    }
    run.columnKind == 'utf16CodeUnits'
    run.invocations == [[executionSuccessful: true]]
  }

  def "a result has its rule, level, sentence with what to do, and the marked part"() {
    given:
    def run = run([everything()])

    expect:
    with(run.results[0]) {
      ruleId == 'unknown-word'
      run.tool.driver.rules[ruleIndex].id == ruleId
      level == 'error'
      message.text == "there is no word 'gruop'; did you mean 'group'?"
      locations == [[physicalLocation: [
        artifactLocation: [uri: 'erp.groovy', uriBaseId: '%SRCROOT%'],
        region: [startLine: 2, startColumn: 1, endColumn: 6]]]]
      suppressions == []
    }
  }

  def "a problem of a whole file has no region"() {
    given:
    def none = new SourceText('gone.groovy', '')

    expect:
    run([new Report(none, [Problem.of(Rule.UNREADABLE_FILE, none.whole(), 'there is no such file')])])
      .results[0].locations == [[physicalLocation: [artifactLocation: [uri: 'gone.groovy', uriBaseId: '%SRCROOT%']]]]
  }

  def "a second place is related and linked to, in whichever file it is"() {
    given:
    def problem = Problem.of(Rule.SHARED_MACHINE, CRM.at(1, 1), 'again').related(ERP.at(3, 6), "'[' and \\ first")
    def result = run([new Report(ERP, []), new Report(CRM, [problem])]).results[0]

    expect:
    result.message.text == "again. ['\\[' and \\\\ first](1)"
    result.relatedLocations == [[
      id: 1,
      physicalLocation: [
        artifactLocation: [uri: 'erp.groovy', uriBaseId: '%SRCROOT%'],
        region: [startLine: 3, startColumn: 6, endColumn: 12]],
      message: [text: "'[' and \\ first"]]]
  }

  def "a silenced warning is suppressed in the source, with the reason"() {
    expect:
    run([everything()]).results.find { it.ruleId == 'rto-too-short' }.suppressions == [[kind: 'inSource', justification: 'the "drill" showed it']]
  }

  def "the file #name is called #uri"() {
    given:
    def source = new SourceText(name, 'x')

    expect:
    run([new Report(source, [Problem.of(Rule.SYNTAX, source.at(1, 1), 'x')])])
      .results[0].locations[0].physicalLocation.artifactLocation == (base ? [uri: uri, uriBaseId: base] : [uri: uri])

    where:
    name                              || uri                              | base
    'erp.groovy'                      || 'erp.groovy'                     | '%SRCROOT%'
    './a/../erp.groovy'               || 'erp.groovy'                     | '%SRCROOT%'
    '/home/dr/runbooks/a/erp.groovy'  || 'a/erp.groovy'                   | '%SRCROOT%'
    'teams/crm & co #1.groovy'        || 'teams/crm%20%26%20co%20%231.groovy' | '%SRCROOT%'
    'c:erp.groovy'                    || 'c%3Aerp.groovy'                 | '%SRCROOT%'
    'größe.groovy'                    || 'gr%C3%B6%C3%9Fe.groovy'         | '%SRCROOT%'
    '../other/erp 1.groovy'           || 'file:///home/dr/other/erp%201.groovy' | ''
  }

  def "a fingerprint stays when lines above come and go, and tells equal lines apart"() {
    given:
    def before = new SourceText('erp.groovy', "a 'x'\nb\na 'x'")
    def after = new SourceText('erp.groovy', "new\n\n  a 'x'\na 'x'")

    when:
    def old = fingerprints(new Report(before, [at(before, 1), at(before, 3)]))
    def now = fingerprints(new Report(after, [at(after, 3), at(after, 4)]))

    then:
    old == now
    old.toSet().size() == 2
    old[0] ==~ /[0-9a-f]{16}:1/
    fingerprints(new Report(before, [at(before, 2)])) != old[0..0]
  }

  private static Report everything() {
    new Report(
      ERP,
      [
        Problem.of(Rule.UNKNOWN_WORD, ERP.at(2, 1), "there is no word 'gruop'").hint("did you mean 'group'?"),
        Problem.of(Rule.SECRET_IN_TEXT, ERP.at(2, 7), 'quotes " and \\ and \t').related(ERP.at(1, 1), 'here'),
        Problem.of(Rule.TOO_LARGE, ERP.whole(), 'all of it'),
      ],
      [new Report.Silenced(Problem.of(Rule.RTO_TOO_SHORT, ERP.at(1, 5), 'too short'), 'the "drill" showed it')])
  }

  private static Problem at(SourceText source, int line) {
    Problem.of(Rule.NO_EFFECT, source.at(line, 1), 'says nothing')
  }

  private static List<String> fingerprints(Report report) {
    run([report]).results*.partialFingerprints*.primaryLocationLineHash
  }

  private static Map run(List<Report> reports) {
    def log = new ObjectMapper().readValue(printed(reports), Map)
    assert log.version == '2.1.0' && log.runs.size() == 1
    log.runs[0] as Map
  }

  private static String printed(List<Report> reports) {
    new SarifPrinter(Optional.of('1.2.3'), FOLDER).print(reports)
  }
}
