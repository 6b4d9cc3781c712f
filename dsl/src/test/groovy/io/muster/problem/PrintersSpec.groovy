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
