// SPDX-License-Identifier: Apache-2.0
package io.muster.runbooks

import io.muster.dsl.RunbookLoader
import io.muster.problem.InvalidRunbookException
import io.muster.problem.Problem
import io.muster.problem.Rule
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/**
 * Rewrite the reports with {@code mvn -pl runbooks -am test -Dtest=BrokenRunbooksSpec
 * -Dsurefire.failIfNoSpecifiedTests=false -Dmuster.snapshots=write} and read the difference.
 */
class BrokenRunbooksSpec extends Specification {

  /** Rules that a text alone does not break; features of this spec break them. */
  private static final Set<Rule> BROKEN_BELOW = EnumSet.of(
    Rule.UNREADABLE_FILE, Rule.NOT_UTF_8, Rule.UNKNOWN_PARAMETER, Rule.MISSING_PARAMETER)

  @TempDir
  Path directory

  @Timeout(30)
  def 'the report on #name is the one beside it'() {
    given:
    def reports = BrokenRunbooks.reports(name)
    def text = BrokenRunbooks.text(reports)
    def expectation = BrokenRunbooks.expectation(name)
    if (System.getProperty('muster.snapshots') == 'write') {
      Files.writeString(expectation, text)
    }

    expect:
    !reports.every { it.problems().isEmpty() }
    text == Files.readString(expectation)
    !text.contains('internal error')
    !text.contains('Exception:')

    where:
    name << BrokenRunbooks.names()
  }

  def 'no report is left of a runbook that is gone'() {
    expect:
    BrokenRunbooks.FOLDER.toFile().list().findAll { it.endsWith('.txt') }
      .every { it.replace('.txt', '') in BrokenRunbooks.names() }
  }

  def 'there is a broken runbook for every rule that can be broken'() {
    given:
    def broken = BrokenRunbooks.names().collectMany { BrokenRunbooks.reports(it) }
      .collectMany { it.problems() }.collect { it.rule() } as Set

    expect:
    BrokenRunbooks.names().size() >= 120
    (Rule.values() as Set) - broken - BROKEN_BELOW == [] as Set
  }

  def 'a report names all ten mistakes of a file'() {
    given:
    def problems = BrokenRunbooks.reports('ten-mistakes').first().problems()

    expect:
    problems.size() == 10
    problems.collect { it.at().line() } == [2, 3, 4, 6, 11, 15, 16, 18, 19, 20]
  }

  def 'a file that is no text or no file at all is told: #sentence'() {
    given:
    def file = directory.resolve('shop.groovy')
    prepare(file)

    expect:
    told(file) == [[rule, sentence]]

    where:
    sentence                             | rule                   || prepare
    'this file is larger than 1 MB'      | Rule.TOO_LARGE         || { Path it -> Files.writeString(it, 'x' * 10_000_000) }
    'this file is not UTF-8 text'        | Rule.NOT_UTF_8         || { Path it -> Files.write(it, [0x72, 0xFF] as byte[]) }
    'this is a directory'                | Rule.UNREADABLE_FILE   || { Path it -> Files.createDirectory(it) }
    'there is no such file'              | Rule.UNREADABLE_FILE   || { }
  }

  @Timeout(60)
  def 'a megabyte of #what is told within the time limit'() {
    given:
    def file = directory.resolve('shop.groovy')
    Files.writeString(file, text.take(1_000_000))

    expect:
    !told(file).isEmpty()

    where:
    what        || text
    'letters'   || 'x' * 1_000_000
    'words'     || 'x 1\n' * 250_000
    'blocks'    || 'a { b 1 }\n' * 100_000
    'brackets'  || '[' * 1_000_000
    'quotes'    || "'" * 999_999
    'NUL'       || '\u0000' * 1_000_000
    'lines'     || '\n' * 1_000_000
    'comments'  || '// muster: allow rto-too-short: no\n' * 28_000
  }

  def 'what is passed to a runbook fits its parameters'() {
    when:
    new RunbookLoader([reson: 'drill']).load('shop.groovy', '''\
      runbook('shop') {
        sites production: 'berlin', recovery: 'frankfurt'
        parameters { text 'reason', required: true }
        replicas { snapshot 'db01' }
        failover { group('all') { vm 'db01'; call "https://shop.example.com/$reason" } }
      }
      '''.stripIndent())

    then:
    def invalid = thrown(InvalidRunbookException)
    invalid.report().problems().collect { it.rule() } as Set == [Rule.UNKNOWN_PARAMETER, Rule.MISSING_PARAMETER] as Set
  }

  private static List<List<Object>> told(Path file) {
    new RunbookLoader().check(file).report().problems().collect { Problem it -> [it.rule(), it.message().split(';').first()] }
  }
}
