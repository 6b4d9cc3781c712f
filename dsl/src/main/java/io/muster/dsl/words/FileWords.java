// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Block;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.Position;

/** What stands at the top of a file. */
@Words("A file holds one runbook.")
public interface FileWords {

  @Word(
      text =
          "Declares the runbook of this file, by the name that commands and other systems call it.",
      example = "runbook('erp') { .. }")
  void runbook(Position at, String name, Block<RunbookWords> body);
}
