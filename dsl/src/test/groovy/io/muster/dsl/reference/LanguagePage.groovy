// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference

import java.nio.file.Files
import java.nio.file.Path

/** The page about the language: what people have written, and the parts between comments that are filled in. */
class LanguagePage {

  static final String WORDS = '<!-- words: generated from the interfaces in io.muster.dsl.words -->'
  static final String END_OF_WORDS = '<!-- end of words -->'

  private static final String WORDS_PART = /(?s)${WORDS}\n.*?${END_OF_WORDS}/
  private static final String EXAMPLE_PART = /(?s)<!-- example: (\S+) -->\n.*?<!-- end of example -->/

  /** The page with all its parts as they have to be. */
  static String filled(String page, Description language, Path examples) {
    page
      .replaceAll(WORDS_PART) { "$WORDS\n\n${LanguageMarkdown.print(language)}$END_OF_WORDS" }
      .replaceAll(EXAMPLE_PART) { _, name ->
        "<!-- example: $name -->\n```groovy\n${Files.readString(examples.resolve(name))}```\n<!-- end of example -->"
      }
  }

  /** The names of the files that the page shows. */
  static List<String> examples(String page) {
    page.findAll(EXAMPLE_PART) { _, name -> name }
  }

  /** The page without its parts. */
  static String written(String page) {
    page.replaceAll(WORDS_PART, '').replaceAll(EXAMPLE_PART, '')
  }
}
