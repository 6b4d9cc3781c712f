// SPDX-License-Identifier: Apache-2.0
package io.muster.access;

/** Something about tokens is refused; the message says what, and what to do. */
public final class AccessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What stands behind it. */
  public enum Kind {
    /** What was asked for is not well put. */
    INVALID,
    /** There is no such token. */
    UNKNOWN,
    /** There is one of that name already. */
    EXISTS
  }

  private final Kind kind;

  private AccessException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static AccessException invalid(String message) {
    return new AccessException(Kind.INVALID, message);
  }

  static AccessException unknown(String message) {
    return new AccessException(Kind.UNKNOWN, message);
  }

  static AccessException exists(String message) {
    return new AccessException(Kind.EXISTS, message);
  }

  public Kind kind() {
    return kind;
  }
}
