// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl

import io.muster.runbook.Runbook
import java.nio.file.Files
import java.nio.file.Path

/** The example of the language, with all that it has. */
class ErpExample {

  static String text() {
    Files.readString(Path.of('src/test/resources/io/muster/dsl/format/erp.groovy'))
  }

  static Runbook runbook() {
    new RunbookLoader([reason: 'fire']).load('erp.groovy', text()).runbook()
  }
}
