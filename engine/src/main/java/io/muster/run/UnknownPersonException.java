// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

/** A runbook names somebody who is not in the configuration. */
public final class UnknownPersonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownPersonException(String sentence) {
    super(sentence);
  }
}
