// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import io.muster.dsl.RunbookLoader
import java.nio.file.Path
import spock.lang.Specification

class LanguageExampleSpec extends Specification {

  def "the runbook that uses the whole language has no problem, not even a warning"() {
    when:
    def checked = new RunbookLoader().check(Path.of('src/test/resources/language/erp.groovy'))

    then:
    checked.report().problems() == []
    checked.loaded().present
  }
}
