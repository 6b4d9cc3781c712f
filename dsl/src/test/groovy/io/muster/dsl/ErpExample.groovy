// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl

import io.muster.runbook.Runbook
import java.nio.file.Files
import java.nio.file.Path

/** The runbook of docs/language.md, with all that the language has. */
class ErpExample {

  static String text() {
    Files.readString(Path.of('src/test/resources/erp.groovy'))
  }

  static Runbook runbook() {
    new RunbookLoader([reason: 'fire']).load('erp.groovy', text()).runbook()
  }
}
