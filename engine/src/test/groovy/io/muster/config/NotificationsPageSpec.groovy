// SPDX-License-Identifier: Apache-2.0
package io.muster.config

import io.muster.config.NotifyTarget.Form
import io.muster.config.NotifyTarget.Kind
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

class NotificationsPageSpec extends Specification {

  static final PAGE = Files.readString(Path.of('../docs/notifications.md'))
  static final EXAMPLE = Path.of('../docs/examples/notifications.properties')

  def 'the example on the page is the file, and is read'() {
    expect:
    PAGE.contains("<!-- example: docs/examples/notifications.properties -->\n```properties\n${Files.readString(EXAMPLE)}```")
    Configuration.load(EXAMPLE, { it.replaceAll(/\{\{.*?}}/, 'x') }).targets()*.as() == [Form.CHAT, Form.MAIL]
  }

  def 'every kind and every form is on the page'() {
    expect:
    Kind.values().every { PAGE.contains("| `${it.word()}` |") }
    Form.values().every { PAGE.contains("`${it.word()}`") }
  }
}
