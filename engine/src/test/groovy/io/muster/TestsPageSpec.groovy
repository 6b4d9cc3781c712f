// SPDX-License-Identifier: Apache-2.0
package io.muster

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** The page that says what the tests show names tests that are there. */
class TestsPageSpec extends Specification {

  def 'every specification and every story on the page is there'() {
    given:
    def page = Files.readString(Path.of('../docs/tests.md'))
    def specs = ['src/test', '../integration-tests/src/test'].collectMany { root ->
      Files.walk(Path.of(root)).withCloseable { it.toList() }.findAll { it.fileName.toString().endsWith('.groovy') }
    }.collectEntries { [it.fileName.toString() - '.groovy', it] }

    expect:
    (page =~ /`(\w+Spec)`/).collect { it[1] }.findAll { !(it in specs) } == []

    and:
    (page =~ /`(\w+Spec)`: ([^.|]+)/).collect().collectMany { _, spec, stories ->
      stories.split('; ').findAll { story -> story.startsWith('revert ') || story.startsWith('a snapshot ') }
        .findAll { !Files.readString(specs[spec]).contains("def '${it.trim()}'") }
    } == []
  }
}
