// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import static io.muster.product.Muster.ROOT

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import spock.lang.Specification
import spock.lang.TempDir

/** What 'muster check' prints, for people and for tools. */
class CheckSpec extends Specification {

  @TempDir
  File dir

  def 'warnings alone end with 0, and the last line counts them'() {
    given:
    file('erp.groovy', slow('rto 1.minute'))

    when:
    def check = Muster.runIn(dir, 'check', 'erp.groovy')

    then:
    check.status == 0
    check.out.contains('warning: the delays and waits of the plan alone take')
    check.lines.last() == 'erp.groovy: no errors, 1 warning'
  }

  def 'a warning silenced in the text is only counted, and listed with its reason for tools'() {
    given:
    file('erp.groovy', slow('rto 1.minute // muster: allow rto-too-short: a test'))

    expect:
    with(Muster.runIn(dir, 'check', 'erp.groovy')) {
      status == 0
      out == 'erp.groovy: no errors, 1 warning silenced\n'
    }
    with(Muster.runIn(dir, 'check', 'erp.groovy', '--output', 'json')) {
      status == 0
      json(out)*.silenced == ['a test']
    }
    with(Muster.runIn(dir, 'check', 'erp.groovy', '--output', 'sarif')) {
      status == 0
      json(out).runs[0].results*.suppressions == [[[kind: 'inSource', justification: 'a test']]]
    }
  }

  def 'a missing file is a problem like any other, and ends with 2'() {
    expect:
    with(Muster.runIn(dir, 'check', 'gone.groovy')) {
      status == 2
      out == 'gone.groovy: error: there is no such file; check the name and the directory\n1 error\n'
    }
    with(Muster.runIn(dir, 'check', 'gone.groovy', '--output', 'json')) {
      status == 2
      json(out)*.id == ['unreadable-file']
    }
    with(Muster.runIn(dir, 'check', 'gone.groovy', '--output', 'sarif')) {
      status == 2
      json(out).runs[0].results*.locations == [[[physicalLocation: [artifactLocation: [uri: 'gone.groovy', uriBaseId: '%SRCROOT%']]]]]
    }
  }

  def 'the SARIF log names the version of Muster and the marked part of the line'() {
    given:
    file('erp.groovy', minimal().replace("group('database')", "gruop('database')"))

    when:
    def check = Muster.runIn(dir, 'check', 'erp.groovy', '--output', 'sarif')
    def run = json(check.out).runs[0]

    then:
    check.status == 2
    "muster $run.tool.driver.semanticVersion" == Muster.run('--version').out.strip()
    run.results[0].ruleId == 'unknown-word'
    run.results[0].locations[0].physicalLocation.region == [startLine: 10, startColumn: 9, endColumn: 14]
  }

  def 'runbooks that fail over the same machines are told of it, at both places'() {
    given:
    file('erp.groovy', minimal())
    file('crm.groovy', minimal().replace("runbook('minimal'", "runbook('crm'"))

    when:
    def check = Muster.runIn(dir, 'check', 'erp.groovy', 'crm.groovy', './erp.groovy')

    then:
    check.status == 0
    check.out =~ /crm\.groovy:\d+:\d+: warning: machine 'db01' of site 'berlin' is failed over by runbook 'minimal' as well; keep it in one of them\n.*\n.*\nerp\.groovy:\d+:\d+: note: 'db01' is here first\n +.*db01/
    check.lines.last() ==~ /no errors, \d warnings?/
  }

  def 'what uses a parameter without a value is named, and looked at when the value is passed'() {
    given:
    file('erp.groovy', minimal()
      .replace("sites production", "parameters { text 'port', required: true }\n    sites production")
      .replace("group('database') {", "group('database') { verify { tcp 'db01', port: port, within: 1.minute }"))

    expect:
    with(Muster.runIn(dir, 'check', 'erp.groovy')) {
      status == 0
      out == 'erp.groovy: no errors\n'
      err ==~ /erp\.groovy:\d+:\d+: note: what uses parameter 'port' is not checked; pass --set port=\.\.\n/
    }
    with(Muster.runIn(dir, 'check', 'erp.groovy', '--set', 'port=ssh')) {
      status == 2
      out.contains("'port' takes a whole number, not the text 'ssh'")
      err == ''
    }
  }

  def 'a plan with a word that cannot run yet ends with 5, and leaves everything as it is'() {
    given:
    file('erp.groovy', minimal().replace("group('database') {", "group('database') { guest 'db01', run: '/x', as: 'app'"))

    when:
    def run = Muster.runIn(dir, 'run', 'erp.groovy', 'failover', '--yes', '--lab', ROOT.resolve('runbooks/minimal.lab.groovy'), '--data', new File(dir, 'data'))

    then:
    run.status == 5
    (run.out + run.err).contains("'guest' at erp.groovy:10:29 cannot run yet in this version")
    !(run.out + run.err).contains('db01: ')
  }

  def 'the example of the language, word for word, is clean, printed and drawn, and no change of itself'() {
    given:
    file('erp.groovy', Files.readString(ROOT.resolve('dsl/src/test/resources/language/erp.groovy')))

    expect:
    with(Muster.runIn(dir, 'check', 'erp.groovy', '--set', 'reason=drill')) {
      status == 0
      out == 'erp.groovy: no errors\n'
    }
    with(Muster.runIn(dir, 'plan', 'erp.groovy', '--set', 'reason=drill')) {
      status == 0
      out.contains('ora01')
    }
    with(Muster.runIn(dir, 'plan', 'erp.groovy', '--set', 'reason=drill', '--graph', 'mermaid')) {
      status == 0
      out.contains('flowchart')
    }
    with(Muster.runIn(dir, 'diff', 'erp.groovy', 'erp.groovy', '--set', 'reason=drill')) {
      status == 0
      out.contains('no change')
    }
  }

  private static String minimal() {
    Files.readString(ROOT.resolve('runbooks/minimal.groovy'))
  }

  /** A runbook whose plan waits for longer than a minute. */
  private static String slow(String rto) {
    minimal().replace('rto 15.minutes', rto).replace("group('database') {", "group('database') { wait 5.minutes")
  }

  private void file(String name, String text) {
    new File(dir, name).text = text
  }

  private static Object json(String text) {
    new ObjectMapper().readValue(text, Object)
  }
}
