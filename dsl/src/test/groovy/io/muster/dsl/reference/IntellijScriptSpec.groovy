// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference

import io.muster.dsl.words.RunbookLanguage
import org.codehaus.groovy.control.CompilationUnit
import org.codehaus.groovy.control.CompilerConfiguration
import org.codehaus.groovy.control.Phases
import spock.lang.Shared
import spock.lang.Specification

class IntellijScriptSpec extends Specification {

  static final Map IN_FILE = [scope: 'script']
  static final Map IN_BRACES = [scope: 'closure']
  static final Map ON_NUMBERS = [ctype: 'java.lang.Number']

  static final Description LANGUAGE = Description.of(RunbookLanguage.RUNBOOKS)

  @Shared
  FakeGdsl script = run(IntellijScript.print(LANGUAGE))

  def "the script is Groovy"() {
    given:
    def unit = new CompilationUnit()
    unit.addSource('muster.gdsl', IntellijScript.print(LANGUAGE))

    when:
    unit.compile(Phases.CONVERSION)

    then:
    notThrown(Exception)
  }

  def "within #calls the words of #block are offered, and no others"() {
    expect:
    script.members(IN_BRACES, calls).methods*.name as Set ==
      (LANGUAGE.words(LANGUAGE.block(block))*.name() + valueMethods()) as Set

    where:
    [block, calls] << pathsFromTop().findAll { name, _ -> name != LANGUAGE.top().name() }.collect { [it.key, it.value] }
  }

  def "at the top of a file only its own words are offered"() {
    expect:
    script.members(IN_FILE, []).methods*.name.unique() == LANGUAGE.top().words()*.name()
    script.members(IN_BRACES, []).with { it.methods + it.properties } == []
    script.members(IN_FILE, ['runbook']).methods == []
  }

  def "in a Groovy file that is no runbook nothing else is offered"() {
    expect:
    script.members(IN_BRACES, ['group', 'verify']).with { it.methods + it.properties } == []
    script.members(ON_NUMBERS, ['group']).properties == []
  }

  def "a loop does not change the block"() {
    expect:
    script.members(IN_BRACES, ['runbook', 'failover', 'group', 'each']).methods*.name.contains('vm')
  }

  def "the nearest block counts"() {
    given:
    def names = script.members(IN_BRACES, ['runbook', 'failover', 'group', 'verify']).methods*.name

    expect:
    names.contains('tcp')
    !names.contains('vm')
  }

  def "a word is offered with and without the arguments that may be left out"() {
    given:
    def forms = script.members(IN_BRACES, ['runbook', 'failover', 'group']).methods.findAll { it.name == 'vm' }

    expect:
    forms*.params == [[name: 'java.lang.String']] * 2
    forms*.namedParams*.name == [null, ['restorePoint', 'delay', 'overlap', 'timeout', 'retries', 'critical']]
  }

  def "a word is offered only with the arguments that it needs"() {
    given:
    def forms = script.members(IN_BRACES, ['runbook', 'failover', 'group', 'verify']).methods.findAll { it.name == 'tcp' }

    expect:
    forms.size() == 1
    forms[0].namedParams.find { it.name == 'port' } ==
      [name: 'port', type: 'java.lang.Integer', doc: 'The number of the port. Required.']
    forms[0].doc.startsWith('A TCP port of the guest accepts a connection.<pre>tcp ')
  }

  def "values without parameters and units of durations are properties"() {
    expect:
    script.members(IN_BRACES, ['runbook']).properties*.name.containsAll(['latest', 'none'])
    script.members(ON_NUMBERS, ['runbook']).properties*.name == LANGUAGE.units()
  }

  def "a property is offered once, even where several types have the word"() {
    expect:
    script.members(IN_BRACES, ['runbook']).properties*.name.countBy { it }.every { it.value == 1 }
  }

  private static List<String> valueMethods() {
    LANGUAGE.values().collectMany { it.words() }.findAll { it.values() || it.arguments() || it.body().present }*.name()
  }

  /** The shortest way from the top of a file to each block: the words one inside the other. */
  private static Map<String, List<String>> pathsFromTop() {
    def paths = [(LANGUAGE.top().name()): []]
    def waiting = [LANGUAGE.top().name()]
    while (waiting) {
      def block = waiting.removeFirst()
      LANGUAGE.words(LANGUAGE.block(block)).findAll { it.body().present && !paths.containsKey(it.body().get().block()) }.each {
        paths[it.body().get().block()] = paths[block] + it.name()
        waiting << it.body().get().block()
      }
    }
    paths
  }

  private static FakeGdsl run(String text) {
    def configuration = new CompilerConfiguration(scriptBaseClass: FakeGdsl.name)
    def script = new GroovyShell(FakeGdsl.classLoader, new Binding(), configuration).parse(text, 'muster.gdsl')
    script.run()
    script as FakeGdsl
  }
}
