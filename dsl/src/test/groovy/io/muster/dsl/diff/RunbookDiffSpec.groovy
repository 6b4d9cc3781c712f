// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff

import io.muster.dsl.RunbookLoader
import io.muster.runbook.Runbook
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/**
 * What changes in the runbook that uses the whole language mean for operations. The changes and their
 * sentences stand in a file: the lines taken out, the lines put in, and what is told.
 */
class RunbookDiffSpec extends Specification {

  static final Path DIFFS = Path.of('src/test/resources/language/erp.diffs')
  static final String TEXT = Files.readString(Path.of('src/test/resources/language/erp.groovy'))
  static final Runbook RUNBOOK = loaded(TEXT)

  def "a runbook and itself differ in nothing"() {
    expect:
    changes(TEXT) == []
  }

  def "comments, blank lines and variables for the same values are no change"() {
    expect:
    changes(TEXT
      .replace('    failover {   ', "\n\n    def port = 5432 // PostgreSQL\n    failover {   ")
      .replace('port: 5432', 'port: port')
      .replace("'databases'", "'data' + 'bases'")) == []
  }

  def "every change is told in the words of operations"() {
    given:
    def blocks = Files.readString(DIFFS).split('\n\n')*.readLines()
    def told = blocks.collect { block ->
      def (out, put) = ['- ', '+ '].collect { mark -> block.findAll { it.startsWith(mark) }*.substring(2).join('\n') }
      assert TEXT.contains(out)
      def at = TEXT.indexOf(out)
      def sentences = changes(TEXT.substring(0, at) + put + TEXT.substring(at + out.length()))
      (block.findAll { it =~ /^[-+] / } + sentences).join('\n')
    }.join('\n\n') + '\n'

    when:
    if (System.getProperty('muster.snapshots') == 'write') {
      Files.writeString(DIFFS, told)
    }

    then:
    blocks.size() > 30
    told == Files.readString(DIFFS)
  }

  def "a change of a runbook has its inverse"() {
    given:
    def later = loaded(TEXT.replace('delay: 60.seconds', 'delay: 2.minutes'))

    expect:
    RunbookDiff.of(later, RUNBOOK)*.sentence().first() == "'ora01' now starts 60 s after 'db01' instead of 2 min"
  }

  private static List<String> changes(String now) {
    RunbookDiff.of(RUNBOOK, loaded(now))*.sentence()
  }

  private static Runbook loaded(String text) {
    new RunbookLoader().load('erp.groovy', text).runbook()
  }
}
