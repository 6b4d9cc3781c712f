// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule;

/** What must happen later cannot be written down or read. */
public final class ScheduleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ScheduleException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
