// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger;

/** A message cannot be taken now; whoever delivers it should do so again. */
public final class NotNowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotNowException(String sentence) {
    super(sentence);
  }
}
