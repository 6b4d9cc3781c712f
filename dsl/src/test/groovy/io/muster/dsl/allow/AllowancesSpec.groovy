// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.allow

import io.muster.dsl.RunbookLoader
import io.muster.problem.InvalidRunbookException
import io.muster.problem.Report
import io.muster.problem.SourceText
import spock.lang.Specification

class AllowancesSpec extends Specification {

  def "a warning is silenced with a reason: #how"() {
    given:
    def report = report(runbook(above, 'rto 1.minute' + behind))

    expect:
    report.problems().empty
    report.silenced()*.problem()*.id() == ['rto-too-short']
    report.silenced()*.reason() == ['the wait is for show']

    where:
    how                         | above                                                            | behind
    'at the end of the line'    | ''                                                               | ' // muster: allow rto-too-short: the wait is for show'
    'without spaces'            | ''                                                               | '//muster:allow rto-too-short:the wait is for show'
    'on the line above'         | '// muster: allow rto-too-short: the wait is for show'           | ''
    'above another comment'     | '// muster: allow rto-too-short: the wait is for show\n\n// hm'  | ''
    'in a block comment'        | '/* muster: allow rto-too-short: the wait is for show */'        | ''
    'in a block behind'         | ''                                                               | ' /* muster: allow rto-too-short: the wait is for show */'
    'in a comment of two lines' | '/*\n * muster: allow rto-too-short: the wait\n * is for show\n */' | ''
  }

  def "#comment is an error: #told"() {
    expect:
    report(runbook('', "rto 1.hour // $comment")).problems().collect { "$it.at.line:$it.at.column ${it.id()}: ${it.message()}" as String } == ["3:12 $told" as String]

    where:
    comment                               || told
    'muster: allow rto-too-short'         || "malformed-allowance: the reason why 'rto-too-short' is silenced is missing; write // muster: allow rto-too-short: why it is meant so"
    'muster: allow rto-too-short: '       || "malformed-allowance: the reason why 'rto-too-short' is silenced is missing; write // muster: allow rto-too-short: why it is meant so"
    'muster: allow'                       || "malformed-allowance: a comment that begins with 'muster:' names one warning to silence, and the reason; write // muster: allow rto-too-short: why it is meant so"
    'muster: ignore rto-too-short: x'     || "malformed-allowance: a comment that begins with 'muster:' names one warning to silence, and the reason; write // muster: allow rto-too-short: why it is meant so"
    'muster: allow rto-to-short: x'       || "unknown-rule: there is no warning 'rto-to-short'; did you mean 'rto-too-short'?"
    'muster: allow everything: x'         || "unknown-rule: there is no warning 'everything'; the warnings are no-undo, secret-in-text, rto-too-short, shared-machine"
    'muster: allow unknown-word: x'       || "not-silenceable: 'unknown-word' is an error, and an error cannot be silenced; put right what is wrong"
    'muster: allow unused-allowance: x'   || "not-silenceable: 'unused-allowance' cannot be silenced; remove the comment that silences nothing"
  }

  def "what silences nothing is a warning: #where"() {
    expect:
    report(runbook(above, "rto $rto$behind")).problems().collect { "$it.at.line ${it.id()}" as String } == told

    where:
    where                     | above                              | rto        | behind                               || told
    'no warning at all'       | ''                                 | '1.hour'   | ' // muster: allow rto-too-short: x' || ['3 unused-allowance']
    'another line'            | '// muster: allow rto-too-short: x\ntitle "ERP"' | '1.minute' | ''                     || ['3 unused-allowance', '5 rto-too-short']
    'another warning'         | ''                                 | '1.minute' | ' // muster: allow secret-in-text: x' || ['3 rto-too-short', '3 unused-allowance']
  }

  def "a comment at the end of the text is about nothing"() {
    expect:
    report(runbook('', '') + '// muster: allow rto-too-short: x').problems()*.id() == ['unused-allowance']
  }

  def "a warning that only several runbooks can show is not called unused"() {
    expect:
    report(runbook('', '// muster: allow shared-machine: both teams know')).problems().empty
  }

  def "an error is told beside what is silenced, and nothing is called unused"() {
    given:
    def report = report(runbook('', 'rto 1.minute // muster: allow rto-too-short: x\ngruop'))

    expect:
    report.problems()*.id() == ['unknown-word']
  }

  def "a text in quotes silences nothing: #title"() {
    expect:
    report(runbook('title ' + title, 'rto 1.minute')).problems()*.id() == ['rto-too-short']

    where:
    title << ["'// muster: allow rto-too-short: x'", '"// muster: allow rto-too-short: ${1 + 1}"', "'''\n// muster: allow rto-too-short: x\n'''"]
  }

  def "the place is right behind characters of two code units"() {
    expect:
    report(runbook('title "𝄞" // muster: allow', '')).problems()*.at()*.column() == [12]
  }

  def "a text that is no Groovy is reported as such"() {
    expect:
    report("// muster: allow rto-too-short: x\nrunbook('erp) {\n").problems()*.id() == ['syntax']
    report("runbook('erp') { \u0007 } // muster: allow\n").problems().first().id() == 'syntax'
  }

  def "whatever a text looks like, reading its comments harms nobody"() {
    given:
    def random = new Random(7)
    def text = runbook('/* muster: allow x */ title "a ${b} // c"', "rto 1.minute // muster: allow rto-too-short: x")
    def parts = ['"', "'", "\"\"\"", '/', '/*', '*/', '{', '}', '(', ')', '[', ']', '${', '$/', '/$', '\\', '\r', '\n', '𝄞', '\u0000', '\uFFFF', '// muster: allow']

    expect:
    1000.times {
      def broken = new StringBuilder(text)
      (1 + random.nextInt(4)).times {
        def at = random.nextInt(broken.length())
        broken.replace(at, Math.min(broken.length(), at + random.nextInt(3)), parts[random.nextInt(parts.size())])
      }
      assert Comments.of(new SourceText('erp.groovy', broken as String)) != null
    }
  }

  /** The words begin at line 3. */
  private static String runbook(String above, String words) {
    """\
runbook('erp') {
sites production: 'berlin', recovery: 'frankfurt'
${above ? above + '\n' : ''}$words
replicas { snapshot 'db01' }
failover { group('all') { wait 5.minutes; vm 'db01' } }
}
"""
  }

  private static Report report(String text) {
    try {
      new RunbookLoader().load('erp.groovy', text).report()
    } catch (InvalidRunbookException invalid) {
      invalid.report()
    }
  }
}
