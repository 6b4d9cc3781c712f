// SPDX-License-Identifier: Apache-2.0
package io.muster.config

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What a configuration says of messages that start plans. */
class TriggerSettingsSpec extends Specification {

  @TempDir
  Path dir

  private TriggerSettings load(String text) {
    def file = dir.resolve('muster.properties')
    Files.writeString(file, text.stripIndent())
    TriggerSettings.load(file) { it.replace('{{env:HOOK}}', 'a-key-of-16-bytes').replaceAll(/.*env:NONE.*/) { throw new IllegalArgumentException(it) } }
  }

  def 'keys and approvers are read, several keys while they are changed'() {
    when:
    def settings = load('''\
      person.ada.mail = ada@example.com
      group.leads = ada
      secret.erp-hook = {{env:HOOK}}, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
      triggers.approvers = leads, ada
      ''')

    then:
    settings.secret('erp-hook')*.text() == ['a-key-of-16-bytes', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']
    settings.secret('erp-hook')[1].key().length == 24
    settings.secret('another') == []
    settings.approvers() == ['leads', 'ada']

    and: 'no key is printed'
    !settings.toString().contains('MfKQ') && !settings.toString().contains('16-bytes')
  }

  def 'keys are not looked for by those who do not take messages'() {
    given:
    def file = dir.resolve('muster.properties')
    Files.writeString(file, 'secret.erp-hook = {{env:NONE}}')

    expect:
    Configuration.load(file) { throw new IllegalArgumentException(it) }.sites() == [:]
  }

  def 'a mistake is told with its line and without the key: #text'() {
    when:
    load(text)

    then:
    def problem = thrown(ConfigurationException)
    problem.message.contains(sentence)
    problem.message.contains('line 1')
    !problem.message.contains('short')

    where:
    text                                     || sentence
    'secret.a = short'                       || "setting 'secret.a': a key has at least 16 characters"
    'secret.a = whsec_????????????????????'  || 'base64'
    'secret.a = whsec_c2hvcnQ='              || 'base64'
    'secret.a ='                             || 'from one to 4 keys'
    'secret.a = {{env:NONE}}'                || 'without a value'
    'triggers.approvers = nobody'            || "'nobody' is neither a person nor a group; add group.nobody = NAME, NAME"
  }

  def 'the example in the documentation is read'() {
    when:
    def settings = TriggerSettings.load(Path.of('../docs/examples/triggers.properties')) { it.replaceAll(/\{\{.*?}}/, 'a-key-of-16-bytes') }

    then:
    settings.secrets().keySet() == ['erp-hook', 'monitoring'] as Set
    settings.approvers() == ['dr-leads']
  }
}
