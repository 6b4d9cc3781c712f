// SPDX-License-Identifier: Apache-2.0
package io.muster.problem

import io.muster.runbook.Position
import spock.lang.Specification

class PrintersSpec extends Specification {

  private static final SourceText TEXT = new SourceText('x.groovy', "one 'two words' 30.seconds\n\tvm \"a\"\nü€𝄞 z")

  def "text marks #marked with #marker"() {
    expect:
    print(Problem.of(Rule.SYNTAX, TEXT.at(line, column), 'wrong').hint('do this')) ==
      "x.groovy:$line:$column: error: wrong; do this\n    $marked\n    $marker\n"

    where:
    line | column | marked                         | marker
    1    | 1      | "one 'two words' 30.seconds"   | '^~~'
    1    | 5      | "one 'two words' 30.seconds"   | '    ^~~~~~~~~~~'
    1    | 17     | "one 'two words' 30.seconds"   | '                ^~~~~~~~~~'
    2    | 5      | '\tvm "a"'                     | '\t   ^~~'
    3    | 6      | 'ü€𝄞 z'                        | '    ^'
  }

  def "text tells both places where two matter"() {
    expect:
    print(Problem.of(Rule.SECRET_IN_TEXT, TEXT.at(2, 2), 'again').related(TEXT.at(1, 1), 'first here')) == """\
      x.groovy:2:2: warning: again
          \tvm "a"
          \t^~
      x.groovy:1:1: note: first here
          one 'two words' 30.seconds
          ^~~
      """.stripIndent(6)
  }

  def "a problem of the whole file has no line"() {
    expect:
    print(Problem.of(Rule.SYNTAX, TEXT.whole(), 'there is no such file')) == 'x.groovy: error: there is no such file\n'
  }

  def "json has one object a problem"() {
    given:
    def problem = Problem.of(Rule.SYNTAX, TEXT.at(2, 5), "wrong \"a\"\n").hint('x').related(TEXT.at(1, 1), 'here')

    expect:
    JsonPrinter.print([new Report(TEXT, [problem])]) == '''\
      [
        {"severity": "error", "id": "syntax", "file": "x.groovy", "line": 2, "column": 5, "message": "wrong \\"a\\"\\u000a", "hint": "x", "related": {"file": "x.groovy", "line": 1, "column": 1, "message": "here"}}
      ]
      '''.stripIndent()
    JsonPrinter.print([]) == '[]\n'
  }

  def "json gives the reason of a silenced warning"() {
    given:
    def silenced = new Report.Silenced(Problem.of(Rule.SECRET_IN_TEXT, TEXT.at(2, 5), 'a secret'), 'it is "test"')

    expect:
    JsonPrinter.print([new Report(TEXT, [], [silenced])]) == '''\
      [
        {"severity": "warning", "id": "secret-in-text", "file": "x.groovy", "line": 2, "column": 5, "message": "a secret", "silenced": "it is \\"test\\""}
      ]
      '''.stripIndent()
  }

  def "json escapes what it has to: #text"() {
    expect:
    Json.object().put('a', text).toString() == '{"a": "' + written + '"}'

    where:
    text          || written
    'a "b" c\\d'  || 'a \\"b\\" c\\\\d'
    'tab\tline\n' || 'tab\\u0009line\\u000a'
    'ü€'          || 'ü€'
    '𝄞'           || '\\ud834\\udd1e'
  }

  def "text shows a second place in another file with its line"() {
    given:
    def other = new SourceText('y.groovy', 'first \'db01\'')
    def problem = Problem.of(Rule.SHARED_MACHINE, TEXT.at(2, 2), 'again').related(other.at(1, 7), 'first here')

    expect:
    TextPrinter.print([new Report(other, []), new Report(TEXT, [problem])]) == """\
      x.groovy:2:2: warning: again
          \tvm "a"
          \t^~
      y.groovy:1:7: note: first here
          first 'db01'
                ^~~~~~
      """.stripIndent(6)
  }

  def "text is quiet about silenced warnings, and the last line counts them"() {
    given:
    def warning = Problem.of(Rule.SECRET_IN_TEXT, TEXT.at(2, 2), 'a secret')
    def error = Problem.of(Rule.SYNTAX, TEXT.at(1, 1), 'wrong')

    expect:
    TextPrinter.print(new Report(TEXT, [], [new Report.Silenced(warning, 'so')])) == ''
    Summary.of([]) == 'no errors'
    Summary.of([new Report(TEXT, [], [new Report.Silenced(warning, 'so')])]) == 'no errors, 1 warning silenced'
    Summary.of([new Report(TEXT, [error, warning]), new Report(TEXT, [error])]) == '2 errors, 1 warning'
  }

  def "every rule has an id and a sentence of its own, and can be found by its id"() {
    expect:
    Rule.values().every { it.id() ==~ /[a-z0-9-]+/ && it.text().endsWith('.') && Rule.of(it.id()).get() == it }
    Rule.values()*.text().toSet().size() == Rule.values().size()
  }

  def "problems come in the order of the text, each once"() {
    given:
    def problems = new Problems()

    when:
    problems.add(Problem.of(Rule.NO_EFFECT, TEXT.at(2, 1), 'later'))
    problems.add(Problem.of(Rule.SYNTAX, TEXT.at(1, 1), 'first'))
    problems.add(Problem.of(Rule.SYNTAX, TEXT.at(1, 1), 'again'))
    problems.add(Problem.of(Rule.SECRET_IN_TEXT, new Position('x.groovy', 1, 1), 'as well'))

    then:
    problems.inOrder()*.sentence() == ['first', 'as well', 'later']
    problems.hasErrors()
  }

  def "'#written' is near '#meant'"() {
    expect:
    NearMiss.of(written, ['group', 'vm', 'onFailure', 'verify', 'replicas']).orElse('') == meant

    where:
    written    || meant
    'grup'     || 'group'
    'gruop'    || 'group'
    'Group'    || 'group'
    'vmm'      || 'vm'
    'onfailur' || 'onFailure'
    'replcas'  || 'replicas'
    'machine'  || ''
    'x'        || ''
  }

  private static String print(Problem problem) {
    TextPrinter.print(new Report(TEXT, [problem]))
  }
}
