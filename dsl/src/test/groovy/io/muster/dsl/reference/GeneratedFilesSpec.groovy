// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference

import io.muster.dsl.RunbookTexts
import io.muster.dsl.words.RunbookLanguage
import io.muster.problem.Rule
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** The reference and the files for editors say what the words say. */
class GeneratedFilesSpec extends Specification {

  static final Path DOCS = Path.of('../docs')
  static final Path PAGE = DOCS.resolve('language.md')
  static final Path EXAMPLES = DOCS.resolve('examples')
  static final Description LANGUAGE = Description.of(RunbookLanguage.RUNBOOKS)

  static final String COMMAND =
    'mvn -pl dsl -am test -Dtest=GeneratedFilesSpec -Dsurefire.failIfNoSpecifiedTests=false -Dmuster.snapshots=write'

  def "#file is what the words say"() {
    when:
    if (System.getProperty('muster.snapshots') == 'write') {
      Files.writeString(file, text)
    }

    then:
    assert Files.exists(file) && Files.readString(file) == text: "$file differs from the words of the language; write it anew with $COMMAND and read the difference"

    where:
    file                                          | text
    DOCS.resolve('editor/muster.gdsl')            | IntellijScript.print(LANGUAGE)
    DOCS.resolve('editor/muster-language.json')   | LanguageJson.print(LANGUAGE)
    PAGE                                          | LanguagePage.filled(Files.readString(PAGE), LANGUAGE, EXAMPLES)
  }

  def "the page has the reference"() {
    expect:
    LanguagePage.filled(Files.readString(PAGE), LANGUAGE, EXAMPLES).contains(LanguageMarkdown.print(LANGUAGE))
  }

  def "a page that lacks a part that has changed gets it"() {
    expect:
    LanguagePage.filled("a\n$LanguagePage.WORDS\nold\n$LanguagePage.END_OF_WORDS\nb\n", LANGUAGE, EXAMPLES) ==
      "a\n$LanguagePage.WORDS\n\n${LanguageMarkdown.print(LANGUAGE)}$LanguagePage.END_OF_WORDS\nb\n"
  }

  def "the page names every rule"() {
    expect:
    Rule.values().every { Files.readString(PAGE).contains("| `${it.id()}` | ${it.severity().name().toLowerCase()}") }
  }

  def "the example #file loads without a warning"() {
    expect:
    RunbookTexts.problems(Files.readString(file)) == []

    where:
    file << examples()
  }

  def "every example is shown on a page, and the one of the language has no Groovy that nothing loads"() {
    given:
    def page = Files.readString(PAGE)
    def others = PAGE.parent.toFile().listFiles({ it.name.endsWith('.md') && it.name != PAGE.fileName.toString() } as FileFilter)

    expect:
    (LanguagePage.examples(page) + others.collectMany { it.text.findAll(/<!-- example: docs\/examples\/(\S+\.groovy) -->/) { _, name -> name } }).sort() == examples()*.fileName*.toString()
    !LanguagePage.written(page).contains('```groovy')
  }

  def "every link within the page leads to one of its headings"() {
    given:
    def page = Files.readString(PAGE)
    def headings = page.findAll(/(?m)^#+ (.*)$/) { _, text -> text.toLowerCase().replaceAll(/[^\w\- ]/, '').replace(' ', '-') }

    expect:
    page.findAll(/]\(#([^)]+)\)/) { _, anchor -> anchor }.findAll { headings.count(it) != 1 } == []
  }

  private static List<Path> examples() {
    Files.list(EXAMPLES).withCloseable { files -> files.filter { it.toString().endsWith('.groovy') }.sorted().toList() }
  }
}
