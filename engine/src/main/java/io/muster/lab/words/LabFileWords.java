// SPDX-License-Identifier: Apache-2.0
package io.muster.lab.words;

import io.muster.dsl.language.Block;
import io.muster.dsl.language.Word;
import io.muster.runbook.Position;

/** The word that a lab file consists of. */
public interface LabFileWords {

  @Word(
      text =
          "A lab, told by what differs from the one that is made to fit the runbook. It can be left"
              + " out where nothing differs.",
      example = "lab { takes powerOn: 5.seconds }")
  void lab(Position at, Block<LabWords> words);
}
