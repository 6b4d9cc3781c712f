// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl

import static io.muster.dsl.RunbookTexts.inGroup
import static io.muster.dsl.RunbookTexts.problems

import io.muster.problem.Problem
import io.muster.problem.Rule
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What a text must not be able to do. */
class SafetySpec extends Specification {

  private static final Set<Rule> REFUSING = EnumSet.of(
    Rule.REFUSED_SYNTAX, Rule.UNKNOWN_WORD, Rule.UNKNOWN_NAME, Rule.MISPLACED_WORD, Rule.UNKNOWN_UNIT, Rule.MISSING_VALUE)

  /** What Groovy's own grammar has no place for in a block, and the dot behind a call. */
  private static final String UNGRAMMATICAL = /(?s)class .*|@.* (class|void|import) .*|int f.*|getClass\(\).*/

  @TempDir
  Path directory

  def "nothing is executed by #text"() {
    given:
    def trace = directory.resolve('trace')
    def written = text.replace('FILE', "new File(\"${trace}\")")

    expect: 'the attempt itself is refused, at its place, and not only that there is no runbook around it'
    refusals(written, 1, written) != []
    refusals(inGroup(written), 6, written) != []
    !Files.exists(trace)

    where:
    text << [
      'FILE.text = "x"',
      'FILE << "x"',
      '"${FILE.createNewFile()}"',
      '"${-> FILE.createNewFile()}"',
      '[1].each { FILE.createNewFile() }',
      '[(FILE.createNewFile()): 1]',
      'vm FILE.createNewFile() ? "a" : "b"',
      'if (FILE.createNewFile()) { }',
      'def x = FILE.createNewFile()',
      'class A { static { FILE.createNewFile() } }',
      '@groovy.transform.ASTTest(value = { FILE.createNewFile() }) def x = 1',
      '@groovy.transform.ASTTest(value = { FILE.createNewFile() }) class A { }',
      '@groovy.transform.CompileStatic(extensions = "x.groovy") void m() { FILE.createNewFile() }',
      'with { FILE.createNewFile() }',
      'def f = { FILE.createNewFile() }\nf()',
      "Eval.me('FILE.createNewFile()')",
      "evaluate('FILE.createNewFile()')",
      "new GroovyShell().evaluate('FILE.createNewFile()')",
      'new Object() { { FILE.createNewFile() } }',
      'assert FILE.createNewFile()',
      'throw new Error(FILE.createNewFile().toString())',
      'switch (1) { case FILE.createNewFile(): 1 }',
      "this.class.classLoader.loadClass('java.lang.Runtime')",
      "''.class.forName('java.lang.Runtime')",
      'getClass().classLoader',
      'metaClass.vm = { }',
      'binding.variables.clear()',
      "setProperty('a', 1)",
      "invokeMethod('vm', 'x')",
      'delegate.vm "x"',
      'owner.owner',
      'this.&run',
      'System.getenv("PATH")',
      'Thread.start { }',
      '"id".execute()',
      '30.metaClass',
      '30.class',
      '[].getClass()',
      'wait()',
      'notifyAll()',
      'hashCode()',
      'use(Object) { }',
      '1000000000.times { }',
      'runbook(FILE.name) { }',
      "@Grab('io.example:a:1') import java.util.List",
      "@GrabResolver('https://repo.example.com') def x = 1",
      'new Socket("localhost", 80)',
      'new URL("http://a.example.com").text',
      '"http://a.example.com".toURL().text',
      'new ProcessBuilder("id").start()',
      'Runtime.runtime.exec("id")',
      'String.getMethod("length")',
      'String.metaClass.length = { 1 }',
      "int f(n) { f(n) }\nf(1)",
      'def f\nf = { f() }\nf()',
      '"${"v" + "m"}" "db01"',
      'System.properties["user.home"]'
    ]
  }

  @Timeout(30)
  def "what would never end is refused: #name"() {
    when:
    def told = problems(text)

    then:
    told.any { it.contains(sentence) }

    where:
    name                   | text                                                                   || sentence
    'an endless loop'      | 'while (true) { }'                                                     || "'while' is not part of the language"
    'a huge range'         | '(1..2000000000).each { }'                                             || 'this range has more than 100,000 numbers'
    'loops in loops'       | 'for (i in 1..100000) for (j in 1..100000) { }'                        || 'the loops go round more than 100,000 times in all'
    'a growing text'       | "def s = 'a'\n(1..100).each { s = s + s }"                             || 'the texts made here become too long'
    'a growing list'       | 'def s = [1]\n(1..100).each { s = s + s }'                             || 'this holds more than 100,000 values'
    'lists of lists'       | 'def a = [1]\n(1..100).each { a = [a, a, a, a] }'                      || 'this holds more than 100,000 values'
    'too many machines'    | "runbook('x') { replicas { (1..60000).each { snapshot \"a\$it\"; snapshot \"b\$it\" } } }" || 'this is more than 100,000 elements'
    'deep blocks'          | 'a {' * 10_000 + '}' * 10_000                                          || 'this is nested deeper than 60 levels'
    'deep parentheses'     | 'x ' + '(' * 10_000 + '1' + ')' * 10_000                               || 'this is nested deeper than 60 levels'
    'deep lists'           | 'x ' + '[' * 10_000 + ']' * 10_000                                     || 'this is nested deeper than 60 levels'
    'a long sum'           | 'x ' + '1+' * 10_000 + '1'                                             || 'this expression has more than 300 parts'
    'many signs'           | 'x ' + '-' * 10_000 + '1'                                              || 'this expression has more than 300 parts'
    'a long path'          | 'x' + '.a' * 10_000                                                    || 'this expression has more than 300 parts'
    'conditions in a row'  | 'if (true) ' * 10_000 + 'x 1'                                          || 'this expression has more than 300 parts'
    'choices in a row'     | 'x ' + 'true ? 1 : ' * 10_000 + '1'                                    || 'this expression has more than 300 parts'
  }

  @Timeout(60)
  def "a large runbook is read in time that grows with its length only"() {
    given:
    def machines = (1..2000).collect { "vm 'web$it', delay: 1.second, retries: 2" }.join('\n')
    def text = """
      runbook('large') {
        sites production: 'a', recovery: 'b'
        replicas { (1..2000).each { snapshot "web\$it" } }
        failover { group('web') {
          $machines
        } }
      }
      """

    expect:
    problems(text).isEmpty()
  }

  def "100,000 elements are the limit, and 10,000 machines are well within it"() {
    given:
    def text = '''
      runbook('large') {
        sites production: 'a', recovery: 'b'
        replicas { (1..10000).each { snapshot "web$it" } }
        failover { group('web') { (1..10000).each {
          vm "web$it"
          verify { tools "web$it", within: 5.minutes; tcp "web$it", port: 80, within: 5.minutes }
        } } }
      }
      '''

    expect:
    problems(text).isEmpty()
  }

  /** What is said about the lines of an attempt by the rules that keep it from meaning anything. */
  private static List<Problem> refusals(String text, int first, String attempt) {
    def last = first + attempt.readLines().size() - 1
    def told = new RunbookLoader().check('erp.groovy', text).report().problems()
    def refusing = attempt ==~ UNGRAMMATICAL ? REFUSING + Rule.SYNTAX : REFUSING
    told.findAll { it.rule() in refusing && it.at().line() in first..last }
  }
}
