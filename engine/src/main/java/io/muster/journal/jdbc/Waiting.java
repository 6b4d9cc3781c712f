// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.JournalException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An append, and the thread that waits until it is durable. */
final class Waiting {

  /** Why somebody who waits is called. */
  enum Call {
    /** It is done, or has failed. */
    OVER,
    /** It is their turn to write. */
    LEAD
  }

  private final Append append;
  private final Thread thread = Thread.currentThread();
  private volatile @Nullable Call call;
  private boolean interrupted;
  private boolean written;
  private @Nullable JournalException failure;

  Waiting(Append append) {
    this.append = append;
  }

  Append append() {
    return append;
  }

  Call await() {
    Call now = call;
    while (now == null) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
      now = call;
    }
    return now;
  }

  boolean interrupted() {
    return interrupted;
  }

  /** Whether it was written. */
  boolean result() {
    JournalException failed = failure;
    if (failed != null) {
      // why: one failure is told to many, and each needs the trace of its own
      throw new JournalException(
          failed.getMessage() == null ? "" : failed.getMessage(),
          failed.passing(),
          failed.getCause());
    }
    return written;
  }

  void done(boolean wasWritten) {
    written = wasWritten;
    call(Call.OVER);
  }

  void failed(JournalException e) {
    failure = e;
    call(Call.OVER);
  }

  void lead() {
    call(Call.LEAD);
  }

  private void call(Call reason) {
    call = reason;
    if (!thread.equals(Thread.currentThread())) {
      LockSupport.unpark(thread);
    }
  }
}
