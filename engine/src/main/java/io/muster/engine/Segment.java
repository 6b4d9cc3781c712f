// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import java.time.Instant;

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

  /** There was nothing to do: it has ended, or waits for somebody to say what comes of it. */
  record Nothing() implements Segment {}
}
