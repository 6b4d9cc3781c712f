// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference

import io.muster.dsl.RunbookLoader
import io.muster.dsl.words.RunbookLanguage
import io.muster.problem.InvalidRunbookException
import io.muster.problem.Problem
import io.muster.problem.Rule
import spock.lang.Specification

/** What the reference shows can be copied into a runbook. */
class ExamplesSpec extends Specification {

  static final Description LANGUAGE = Description.of(RunbookLanguage.RUNBOOKS)

  /** Broken by what stands around an example, not by the example. */
  static final Set<Rule> ABOUT_THE_REST = [Rule.UNDECLARED_REPLICA, Rule.UNKNOWN_MACHINE, Rule.UNKNOWN_GROUP, Rule.UNKNOWN_PROCEDURE]

  def "the example of #word.name in #block loads"() {
    expect:
    problems(ExampleContexts.around(block, word.name(), word.example(), word.body())) == []

    where:
    [block, word] << LANGUAGE.blocks().collectMany { block -> block.words().collect { [block.name(), it] } }
  }

  def "the example of the value #value.name loads in a block that has its word"() {
    given:
    def word = value.example().find(/^\w+/)
    def places = LANGUAGE.blocks().findAll { it.word(word).present }

    expect:
    places
    places.any { problems(ExampleContexts.around(it.name(), word, value.example(), it.word(word).get().body())) == [] }

    where:
    value << LANGUAGE.values().collectMany { it.words() }
  }

  def "a block without a context for its examples is named"() {
    when:
    ExampleContexts.around('dashboard', 'gauge', "gauge 'x'", Optional.empty())

    then:
    def missing = thrown(IllegalArgumentException)
    missing.message.contains("'dashboard'")
  }

  private static List<String> problems(String text) {
    loaded(text).findAll { !(it.rule() in ABOUT_THE_REST) }*.message()
  }

  private static List<Problem> loaded(String text) {
    try {
      new RunbookLoader().load('example.groovy', text).report().problems()
    } catch (InvalidRunbookException invalid) {
      invalid.report().problems()
    }
  }
}
