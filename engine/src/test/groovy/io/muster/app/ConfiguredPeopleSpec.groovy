// SPDX-License-Identifier: Apache-2.0
package io.muster.app

import io.muster.config.Configuration
import io.muster.config.ConfigurationException
import io.muster.run.UnknownPersonException
import java.nio.file.Files
import java.nio.file.Path
import java.util.function.UnaryOperator
import spock.lang.Specification
import spock.lang.TempDir

class ConfiguredPeopleSpec extends Specification {

  @TempDir
  Path dir

  ConfiguredPeople people(String text) {
    def file = Files.writeString(dir.resolve('muster.properties'), text)
    new ConfiguredPeople(Path.of('muster.properties'), Configuration.load(file, UnaryOperator.identity()).people())
  }

  def 'an approver is a person or a group, by name or by mail address'() {
    given:
    def people = people('''
      person.ada.mail = ada@example.com, a.lovelace@example.org
      person.bob.mail = bob@example.com
      group.leads = ada, BOB@example.com, carl
    ''')

    expect:
    people.named('leads') == ['ada', 'bob', 'carl'] as Set
    people.named('ada') == ['ada'] as Set
    people.named('Ada@Example.com') == ['ada'] as Set
    people.named('carl') == ['carl'] as Set
    people.name('a.lovelace@example.org') == 'ada'
    people.name('ada') == 'ada'
    people.name('eve@example.com') == 'eve@example.com'
  }

  def 'whoever is not in the configuration is told with what to add'() {
    given:
    def people = people('person.ada.mail = ada@example.com')

    when:
    people.named(approver)

    then:
    def problem = thrown(UnknownPersonException)
    problem.message == "'$approver', whom the runbook names, is neither a person nor a group in 'muster.properties'; $add"

    where:
    approver          || add
    'noc@example.com' || 'add person.NAME.mail = noc@example.com'
    'operators'       || 'add group.operators = NAME, NAME or person.operators.mail'
    'adda'            || "did you mean 'ada'?"
  }

  def 'an address is one, and of one person'() {
    when:
    people(text)

    then:
    def problem = thrown(ConfigurationException)
    problem.message.endsWith(sentence)

    where:
    text                                                              || sentence
    'person.ada.mail = ada'                                           || "line 1: setting 'person.ada.mail': 'ada' is not an address of mail, such as ada@example.com"
    'person.ada.mail = ada@example.com <x>'                           || "line 1: setting 'person.ada.mail': 'ada@example.com <x>' is not an address of mail, such as ada@example.com"
    'person.ada.mail = ,'                                             || "line 1: setting 'person.ada.mail': it is empty; write an address, such as ada@example.com"
    'person.ada.mail = dr@example.com\nperson.bob.mail=DR@example.com' || "line 2: setting 'person.bob.mail': 'DR@example.com' is the address of 'ada' already; answers by mail have to be of one person"
  }
}
