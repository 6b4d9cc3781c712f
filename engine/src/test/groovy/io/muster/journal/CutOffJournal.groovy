// SPDX-License-Identifier: Apache-2.0
package io.muster.journal

import io.muster.lab.World
import io.muster.run.Happening
import io.muster.run.RunEvent.StepWaiting

/** A journal whose process ends as soon as a step waits for a time; the sites live on. */
class CutOffJournal implements Journal {

  @Delegate(excludes = ['append'])
  private final Journal journal
  private boolean dead

  /** Gives the sites as they are. */
  Closure<World> world

  /** The sites as they were when the process ended. */
  World left

  CutOffJournal(Journal journal) {
    this.journal = journal
  }

  @Override
  synchronized void append(Claim claim, List<Happening> happened) {
    if (!dead) {
      journal.append(claim, happened)
    }
    if (!dead && happened.any { it.event() instanceof StepWaiting }) {
      left = world()
      dead = true
    }
    if (dead) {
      throw new JournalException('the process has ended', false, null)
    }
  }
}
