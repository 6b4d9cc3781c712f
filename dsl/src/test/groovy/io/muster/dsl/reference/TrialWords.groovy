// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference

import io.muster.dsl.language.Argument
import io.muster.dsl.language.Block
import io.muster.dsl.language.Word
import io.muster.dsl.language.Words
import io.muster.runbook.Position

/** A small language with blocks in unusual places. */
@Words('A block to try things with.')
interface TrialWords {

  @Word(text = 'Does something.', example = "task 'x', undo: { back 'x' }")
  void task(Position at, String name, TaskArguments arguments, Optional<Block<DetailWords>> body)
}

record TaskArguments(@Argument('How it is taken back.') Optional<Block<UndoWords>> undo) {}

interface UndoWords {

  @Word(text = 'Takes something back.', example = "back 'x'")
  void back(Position at, String name)
}

@Words('More about a task.')
interface DetailWords {

  @Word(text = 'Says more.', example = "note 'x'")
  void note(Position at, String text)
}
