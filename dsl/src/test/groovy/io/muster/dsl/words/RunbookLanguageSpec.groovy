// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words

import io.muster.dsl.RunbookTexts
import io.muster.dsl.language.Argument
import io.muster.dsl.language.Literal
import io.muster.dsl.language.Word
import io.muster.runbook.Position
import java.lang.reflect.Method
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

  def "the word #method.name of #method.declaringClass.simpleName has a text and an example"() {
    given:
    def word = method.getAnnotation(Word)

    expect:
    word.text().endsWith('.')
    word.example().contains(method.name)

    where:
    method << words()
  }

  def "each way to write a value of #type.simpleName is documented"() {
    expect:
    type.declaredMethods.findAll { Modifier.isPublic(it.modifiers) && !it.synthetic }.every {
      it.isAnnotationPresent(Word) || it.isAnnotationPresent(Literal)
    }

    where:
    type << RunbookLanguage.RUNBOOKS.values()
  }

  def "the argument #component.name of #component.declaringRecord.simpleName has a text"() {
    expect:
    component.getAnnotation(Argument)?.value()?.endsWith('.')

    where:
    component << words().collectMany { it.parameterTypes.findAll { it.record && it != Position } }
      .collectMany { it.recordComponents as List }
  }

  def "the example of #word is accepted"() {
    expect:
    RunbookTexts.problems(text).findAll { !it.contains('has no replica') && !it.contains('is verified, but') } == []

    where:
    [word, text] << [
      words(RunbookWords).findAll { it.name != 'failover' && it.name != 'replicas' && it.name != 'sites' }
        .collect { [it.name, RunbookTexts.inRunbook(example(it))] },
      words(FailoverWords).findAll { it.name != 'group' }
        .collect { [it.name, RunbookTexts.inFailover("group('all') { vm 'db01' }; ${example(it)}")] },
      words(GroupWords).collect { [it.name, RunbookTexts.inGroup("vm 'app01'; ${example(it)}")] },
      words(VerifyWords).collect { [it.name, RunbookTexts.inGroup("vm 'db01'; verify { ${example(it)} }")] }
    ].collectMany { it }
  }

  private static String example(Method method) {
    method.getAnnotation(Word).example()
  }

  private static List<Method> words() {
    RunbookLanguage.RUNBOOKS.blocks().collectMany { words(it) }.unique()
  }

  private static List<Method> words(Class<?> block) {
    block.methods.findAll { !Modifier.isStatic(it.modifiers) && it.declaringClass != Object }
  }
}
