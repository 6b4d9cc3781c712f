// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger;

import io.muster.run.RunId;

/** What a sender is told. */
public sealed interface Reply {

  /**
   * A run is written down, and goes on by itself.
   *
   * @param repeated whether it was by an earlier delivery of the same message
   */
  record Begun(RunId run, boolean repeated) implements Reply {}

  /** It was a trial of the connection, and starts nothing. */
  record Tried() implements Reply {}

  /**
   * Nothing was started.
   *
   * @param sentence what is wrong, without anything secret
   */
  record Refused(Reason reason, String sentence) implements Reply {}

  /** Why nothing was started. */
  enum Reason {
    /** The message is not well put. */
    INVALID,
    /** The sender may not. */
    UNAUTHORISED,
    /** Too many in a short time. */
    TOO_MANY,
    /** An interlock or the state of a replica is against it. */
    REFUSED,
    /** It cannot be done now, and may be sent again. */
    UNAVAILABLE
  }
}
