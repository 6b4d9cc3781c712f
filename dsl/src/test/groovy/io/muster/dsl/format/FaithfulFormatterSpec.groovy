// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format

import io.muster.dsl.RunbookLoader
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** Formatting changes how a runbook looks, and nothing else. */
class FaithfulFormatterSpec extends Specification {

  private static final Path RUNBOOKS = Path.of('../runbooks')

  static final Map<String, String> TEXTS = texts()

  def "#name is in canonical form"() {
    expect:
    Formatter.format(name, TEXTS[name]) == TEXTS[name]

    where:
    name << TEXTS.keySet().findAll { it.startsWith('shipped') }
  }

  def "the example of the language changes in one column of words only"() {
    given:
    def example = TEXTS['the example'].readLines()
    def formatted = Formatter.format('erp.groovy', TEXTS['the example']).readLines()

    expect:
    formatted.size() == example.size()
    (0..<example.size()).findAll { formatted[it] != example[it] }.collect { formatted[it].strip().split(' ')[0] } ==
      ['undo', 'ask', 'within']
  }

  def "#name says the same when it is formatted, whatever its layout was"() {
    expect:
    (1..12).every { seed ->
      def changed = Layouts.changed(TEXTS[name], seed)
      def formatted = Formatter.format(name, changed)
      assert Formatter.format(name, formatted) == formatted
      assert Layouts.shape(formatted) == Layouts.shape(changed.replace('\uFEFF', '').replace('\r\n', '\n'))
      assert !formatted.contains('\r') && !formatted.contains('\uFEFF') && !formatted.contains('\n\n\n')
      true
    }

    where:
    name << TEXTS.keySet()
  }

  def "#name loads as the same runbook when it is formatted, whatever its layout was"() {
    expect:
    (200..220).every { seed ->
      def changed = Layouts.changed(TEXTS[name], seed)
      assert loaded(Formatter.format(name, changed)) == loaded(TEXTS[name])
      true
    }

    where:
    name << TEXTS.keySet().findAll { it.startsWith('shipped') && !it.contains('.lab.') }
  }

  def "a text over several lines means the same with either line ends"() {
    given:
    def unix = TEXTS['shipped minimal.groovy'].replace("'Shop: ", "'''Shop:\n  ").replace("Frankfurt'", "Frankfurt'''")

    expect:
    unix.contains("'''Shop:\n  Berlin to Frankfurt'''")
    loaded(unix.replace('\n', '\r\n')) == loaded(unix)
  }

  /** The runbook without places. */
  private static String loaded(String text) {
    new RunbookLoader().load('some.groovy', text).runbook().toString()
      .replaceAll(/some\.groovy:\d+:\d+/, 'PLACE').replaceAll(/sha256=\w+/, 'DIGEST')
  }

  private static Map<String, String> texts() {
    def shipped = Files.list(RUNBOOKS).withCloseable { files ->
      files.filter { it.toString().endsWith('.groovy') }.sorted().toList()
    }
    shipped.collectEntries { ['shipped ' + it.fileName, Files.readString(it)] } +
      ['the example': FaithfulFormatterSpec.getResourceAsStream('erp.groovy').getText('UTF-8'),
       'a nasty text': FaithfulFormatterSpec.getResourceAsStream('nasty.groovy').getText('UTF-8')]
  }
}
