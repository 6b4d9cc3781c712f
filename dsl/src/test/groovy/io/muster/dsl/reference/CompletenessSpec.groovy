// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference

import io.muster.dsl.words.RunbookLanguage
import spock.lang.Specification

/** The interfaces of words are all that is known of the language, so they have to be complete. */
class CompletenessSpec extends Specification {

  static final Description LANGUAGE = Description.of(RunbookLanguage.RUNBOOKS)

  def "the block #block.name says in a sentence what it is for"() {
    expect:
    sentence block.text()

    where:
    block << LANGUAGE.blocks()
  }

  def "the word #word.name of #place has a sentence and an example"() {
    expect:
    sentence word.text()
    word.example().contains(word.name())

    where:
    [place, word] << places().collectMany { name, words -> words.collect { [name, it] } }
  }

  def "the argument #argument.name of #word has a sentence"() {
    expect:
    sentence argument.text()

    where:
    [word, argument] << places().values().flatten()
      .collectMany { word -> word.arguments().collect { [word.name(), it] } }
  }

  def "the literal '#literal' is a phrase that goes on in a sentence"() {
    expect:
    literal =~ /^\p{Ll}.*[^.]$/

    where:
    literal << LANGUAGE.values().collectMany { it.literals() }
  }

  private static Map<String, List<WordDescription>> places() {
    LANGUAGE.blocks().collectEntries { [it.name(), it.words()] } +
      LANGUAGE.values().collectEntries { [it.name(), it.words()] }
  }

  private static boolean sentence(String text) {
    text =~ /^\p{Lu}.*\s.*\.$/
  }
}
