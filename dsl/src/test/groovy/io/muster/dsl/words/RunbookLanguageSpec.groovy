// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words

import io.muster.dsl.language.Literal
import io.muster.dsl.language.Word
import java.lang.reflect.Modifier
import spock.lang.Specification

/** The interfaces of words are all that is known of the language, so they have to be complete. */
class RunbookLanguageSpec extends Specification {

  def "all blocks can be reached from the top of a file"() {
    expect:
    RunbookLanguage.RUNBOOKS.blocks() == [
      FileWords,
      RunbookWords,
      ParametersWords,
      NetworksWords,
      AddressesWords,
      ReplicasWords,
      FailoverWords,
      GroupWords,
      StepsWords,
      VerifyWords,
      DecideWords,
      FailbackWords,
      DrillsWords,
      TriggersWords
    ] as Set
  }

  def "each method of #block.simpleName is a word"() {
    expect:
    block.methods.findAll { !Modifier.isStatic(it.modifiers) }.every { it.isAnnotationPresent(Word) }

    where:
    block << RunbookLanguage.RUNBOOKS.blocks()
  }

  def "each way to write a value of #type.simpleName is documented"() {
    expect:
    type.declaredMethods.findAll { Modifier.isPublic(it.modifiers) && !it.synthetic }.every {
      it.isAnnotationPresent(Word) || it.isAnnotationPresent(Literal)
    }

    where:
    type << RunbookLanguage.RUNBOOKS.values()
  }
}
