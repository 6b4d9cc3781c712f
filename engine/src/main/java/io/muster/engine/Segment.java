// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.Actor;
import java.time.Instant;
import java.util.Set;

/** What a process has done for a run when it is through with it. */
public sealed interface Segment {

  /** The run has ended or halted. */
  record Ended(RunReport report) implements Segment {}

  /**
   * The run goes on later, in whichever process then has it.
   *
   * @param until when its first step does so that waits; in the past where it is to go on at once
   * @param seen how many events of the run this process knows of
   */
  record Left(Instant until, long seen) implements Segment {}

  /**
   * It was decided that the machines go back, by a run of its own.
   *
   * @param report of this run, whose end is not written yet
   * @param by who has decided
   * @param machines those that the run has brought over
   */
  record FailsBack(RunReport report, Actor by, Set<String> machines) implements Segment {}

  /** There was nothing to do: it has ended, or waits for somebody to say what comes of it. */
  record Nothing() implements Segment {}
}
