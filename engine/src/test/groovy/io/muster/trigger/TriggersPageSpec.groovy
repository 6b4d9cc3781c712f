// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger

import io.muster.dsl.RunbookLoader
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

class TriggersPageSpec extends Specification {

  static final String PAGE = Files.readString(Path.of('../docs/triggers.md'))

  def "the page shows example #file as it is"() {
    expect:
    PAGE.contains("<!-- example: docs/examples/$file -->\n```$language\n${Files.readString(Path.of("../docs/examples/$file"))}```")

    where:
    file                  | language
    'triggers.groovy'     | 'groovy'
    'triggers.properties' | ''
  }

  def "the runbook on the page has no mistake"() {
    expect:
    new RunbookLoader().check(Path.of('../docs/examples/triggers.groovy')).report().problems() == []
  }
}
