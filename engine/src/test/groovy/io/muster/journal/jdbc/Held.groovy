// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import java.util.concurrent.CountDownLatch

/** A database that counts what it commits, and whose commits can be held up. */
class Held implements Database {

  @Delegate(excludes = ['write'])
  private final Database database

  /** How many events each commit had. */
  final List<Integer> commits = [].asSynchronized()

  private volatile CountDownLatch latch = new CountDownLatch(0)
  volatile boolean held

  Held(Database database) {
    this.database = database
  }

  void hold() {
    latch = new CountDownLatch(1)
  }

  void release() {
    latch.countDown()
  }

  @Override
  boolean[] write(List<Append> appends) {
    held = latch.count > 0
    latch.await()
    held = false
    def written = database.write(appends)
    commits << appends.size()
    written
  }
}
