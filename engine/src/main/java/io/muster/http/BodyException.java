// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import org.jspecify.annotations.Nullable;

/** The body of a request cannot be read; the message says why. */
public final class BodyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  BodyException(int status, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** What HTTP calls it. */
  public int status() {
    return status;
  }
}
