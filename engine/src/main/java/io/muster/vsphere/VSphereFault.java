// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

import org.jspecify.annotations.Nullable;

/**
 * What a vCenter refused or could not do; one type for faults of calls, faults of tasks and a
 * broken connection.
 */
public final class VSphereFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What can be done about it. */
  public enum Kind {
    /**
     * The object is not in the state that the operation needs; look, the effect may be there
     * already.
     */
    STATE,
    /** No such object, or no longer. */
    NOT_FOUND,
    /** Busy just now; the same call may succeed later. */
    BUSY,
    /** User name, password or session was not accepted. */
    NOT_AUTHENTICATED,
    /** The user lacks a privilege. */
    NO_PERMISSION,
    /** This server does not know the method. */
    NOT_SUPPORTED,
    /** The vCenter could not be reached, or a read was not answered; nothing was done. */
    UNREACHABLE,
    /** The server's certificate is not trusted; nothing was sent. */
    UNTRUSTED,
    /** The call was sent and its answer was lost: whether it was done has to be looked at. */
    UNKNOWN_OUTCOME,
    /** Anything else; the same call will fail again. */
    PERMANENT
  }

  private final Kind kind;
  private final String fault;

  /**
   * @param fault the vCenter's own name of the fault, such as {@code InvalidPowerState}, or a short
   *     name of ours where none came from it
   * @param sentence what was tried on what, and what was said; without the fault's name
   */
  public VSphereFault(Kind kind, String fault, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
    this.fault = fault;
  }

  public VSphereFault(Kind kind, String fault, String sentence) {
    this(kind, fault, sentence, null);
  }

  public Kind kind() {
    return kind;
  }

  /** The vCenter's own name of the fault. */
  public String fault() {
    return fault;
  }
}
