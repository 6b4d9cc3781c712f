// SPDX-License-Identifier: Apache-2.0
package io.muster.journal;

import org.jspecify.annotations.Nullable;

/** The journal cannot be read or written. */
public class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean passing;

  /**
   * @param sentence what is wrong, where, and what to do
   * @param passing whether it is likely to pass by itself, such as a lost connection
   */
  public JournalException(String sentence, boolean passing, @Nullable Throwable cause) {
    super(sentence, cause);
    this.passing = passing;
  }

  /** Whether waiting may help. */
  public boolean passing() {
    return passing;
  }
}
