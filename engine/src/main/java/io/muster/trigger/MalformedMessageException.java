// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger;

/** A message says nothing that can be understood; the sentence has nothing of its content. */
public final class MalformedMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedMessageException(String sentence) {
    super(sentence);
  }
}
