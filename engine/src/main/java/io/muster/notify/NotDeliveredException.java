// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

/** A target has not taken a letter; the message says why, without what may be secret. */
public final class NotDeliveredException extends Exception {

  private static final long serialVersionUID = 1L;

  public NotDeliveredException(String message) {
    super(message, null, false, false);
  }
}
