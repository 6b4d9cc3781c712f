// SPDX-License-Identifier: Apache-2.0
package io.muster.config

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class AnswerSettingsSpec extends Specification {

  static final EXAMPLE = Path.of('../docs/examples/answers.properties')

  @TempDir
  Path dir

  def 'the example on the page is read'() {
    when:
    def configuration = Configuration.load(EXAMPLE, { it.replace('{{env:MUSTER_ANSWERS_KEY}}', 'x' * 44) })

    then:
    Files.readString(Path.of('../docs/answers.md')).contains("<!-- example: docs/examples/answers.properties -->\n```properties\n${Files.readString(EXAMPLE)}```")
    with(configuration.answers().get()) {
      key() == 'x' * 44
      url().empty
      mail().get().contains('password=RAW({{env:MUSTER_MAIL_PASSWORD}})')
      inbox().get().startsWith('imaps://')
      !toString().contains('x')
    }
    configuration.people().mails() == [ada: ['ada@example.com'], bob: ['bob@example.com', 'b.miller@example.com']]
  }

  def 'what cannot be used is refused, without what may be secret: #text'() {
    when:
    Configuration.load(Files.writeString(dir.resolve('muster.properties'), text), { it })

    then:
    def problem = thrown(ConfigurationException)
    problem.message.endsWith(sentence)
    !problem.message.contains('secret')

    where:
    text                                                       || sentence
    'answers.mail = smtp://x'                                  || "setting 'answers.key' is missing"
    'answers.key = secret'                                     || "line 1: setting 'answers.key': it is shorter than 32 characters; make one with: openssl rand -base64 32"
    "answers.key = ${'k' * 32}\nanswers.url = dr?x=secret"     || "line 2: setting 'answers.url': it is not an address such as https://dr.example.com"
    "answers.key = ${'k' * 32}\nanswers.mail = secret"         || "line 2: setting 'answers.mail': it is no Camel URI such as smtps://mail.example.com?from=muster@example.com"
    "answers.key = ${'k' * 32}\nanswers.inbox = smtp://secret" || "line 2: setting 'answers.inbox': it is no Camel URI such as imaps://mail.example.com?username=muster"
  }
}
