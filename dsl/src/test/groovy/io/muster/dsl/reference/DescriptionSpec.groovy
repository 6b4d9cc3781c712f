// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference

import io.muster.dsl.language.Language
import io.muster.dsl.reference.TypeDescription.Kind
import io.muster.dsl.words.RunbookLanguage
import spock.lang.Shared
import spock.lang.Specification

class DescriptionSpec extends Specification {

  @Shared
  Description language = Description.of(RunbookLanguage.RUNBOOKS)

  def "the first block is the top of a file"() {
    expect:
    language.top().name() == 'file'
    language.top().words()*.name() == ['runbook']
  }

  def "every block that a text can reach is described once"() {
    expect:
    language.blocks()*.name().containsAll(['runbook', 'failover', 'group', 'steps', 'verify'])
    language.blocks()*.name().unique(false) == language.blocks()*.name()
    language.blocks().size() >= RunbookLanguage.RUNBOOKS.blocks().size()
  }

  def "inherited words are described where they are declared"() {
    given:
    def group = language.block('group')

    expect:
    group.includes() == ['steps']
    group.word('vm').present
    group.word('call').empty
    language.words(group)*.name().containsAll(['vm', 'call'])
    language.including(language.block('steps'))*.name().containsAll(['steps', 'group'])
  }

  def "a word has its values in order, its named arguments and its block"() {
    given:
    def word = language.block('failover').word('group').get()

    expect:
    word.values()*.name() == ['name']
    word.values()*.required() == [true]
    word.body().get() == new WordDescription.Body('group', true)

    and:
    def parallel = word.arguments().find { it.name() == 'parallel' }
    !parallel.required()
    parallel.type() == new TypeDescription(Kind.WHOLE_NUMBER, 'a whole number', Optional.empty())
    parallel.text().startsWith('The most machines')
  }

  def "a required argument is one that is not optional"() {
    expect:
    language.block('verify').word('tcp').get().arguments().collectEntries { [it.name(), it.required()] } ==
      [port: true, within: true, every: false]
  }

  def "an argument that takes a value with words of its own names it"() {
    given:
    def type = language.block('group').word('vm').get().arguments().find { it.name() == 'restorePoint' }.type()

    expect:
    type.kind() == Kind.VALUE
    type.words() == RunbookLanguage.RUNBOOKS.describe(io.muster.runbook.RestorePointChoice)
    type.name().get() == 'restore point choice'
    language.values().find { it.name() == 'restore point choice' }.words()*.name().containsAll(['latest', 'before', 'named'])
  }

  def "a value tells which plain values become it"() {
    expect:
    language.values().find { it.name() == 'predecessors' }.literals() == ['the name of a group', 'a list of names']
  }

  def "a block that is an argument is described, and so is one that may be left out"() {
    given:
    def language = Description.of(Language.of(TrialWords))
    def word = language.block('trial').word('task').get()

    expect:
    language.blocks()*.name() == ['trial', 'undo', 'detail']
    word.arguments()*.type() == [new TypeDescription(Kind.BLOCK, 'a block: { .. }', Optional.of('undo'))]
    !word.arguments()[0].required()
    word.body().get() == new WordDescription.Body('detail', false)
    language.block('trial').text() == 'A block to try things with.'
    language.block('undo').text() == ''
  }
}
