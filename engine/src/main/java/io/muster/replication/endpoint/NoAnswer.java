// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint;

import org.jspecify.annotations.Nullable;

/** Whether the call was done is not known; it is sent again. */
final class NoAnswer extends Exception {

  private static final long serialVersionUID = 1L;

  NoAnswer(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
