// SPDX-License-Identifier: Apache-2.0
package io.muster.runbooks

import io.muster.dsl.RunbookLoader
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

class ShippedRunbooksSpec extends Specification {

  def '#file loads without a warning, and has the name of its file'() {
    when:
    def loaded = new RunbookLoader().load(Path.of(file))

    then:
    loaded.report().problems() == []
    loaded.runbook().name() + '.groovy' == file

    where:
    file << shipped()
  }

  def 'each runbook has a lab of its own'() {
    expect:
    shipped().every { Files.exists(Path.of(it.replace('.groovy', '.lab.groovy'))) }
  }

  static List<String> shipped() {
    Files.list(Path.of('.')).withCloseable { files ->
      files.map { it.fileName.toString() }.filter { it.endsWith('.groovy') && !it.endsWith('.lab.groovy') }.sorted().toList()
    }
  }
}
