// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference

import io.muster.problem.Rule
import io.muster.problem.Severity
import java.nio.file.Files
import java.nio.file.Path

/** The page about the language: what people have written, and the parts between comments that are filled in. */
class LanguagePage {

  static final String WORDS = '<!-- words: generated from the interfaces in io.muster.dsl.words -->'
  static final String END_OF_WORDS = '<!-- end of words -->'

  static final String RULES = '<!-- rules: generated from io.muster.problem.Rule -->'
  static final String END_OF_RULES = '<!-- end of rules -->'

  private static final String RULES_PART = /(?s)${RULES}\n.*?${END_OF_RULES}/
  private static final String WORDS_PART = /(?s)${WORDS}\n.*?${END_OF_WORDS}/
  private static final String EXAMPLE_PART = /(?s)<!-- example: (\S+) -->\n.*?<!-- end of example -->/

  /** The page with all its parts as they have to be. */
  static String filled(String page, Description language, Path examples) {
    page
      .replaceAll(WORDS_PART) { "$WORDS\n\n${LanguageMarkdown.print(language)}$END_OF_WORDS" }
      .replaceAll(RULES_PART) { "$RULES\n\n${rules()}\n$END_OF_RULES" }
      .replaceAll(EXAMPLE_PART) { _, name ->
        "<!-- example: $name -->\n```groovy\n${Files.readString(examples.resolve(name))}```\n<!-- end of example -->"
      }
  }

  /** A table of the rules in the order of their ids. */
  private static String rules() {
    def rows = Rule.values().sort { it.id() }.collect {
      def severity = it.severity().name().toLowerCase() + (it.severity() == Severity.WARNING && !it.isSilenceable() ? ', cannot be silenced' : '')
      "| `${it.id()}` | $severity | ${it.text()} |\n".toString()
    }
    '| id | | what holds in a text that keeps it |\n| --- | --- | --- |\n' + rows.join('')
  }

  /** The names of the files that the page shows. */
  static List<String> examples(String page) {
    page.findAll(EXAMPLE_PART) { _, name -> name }
  }

  /** The page without its parts. */
  static String written(String page) {
    page.replaceAll(WORDS_PART, '').replaceAll(RULES_PART, '').replaceAll(EXAMPLE_PART, '')
  }
}
