// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import java.sql.SQLException

/** A database whose connection is lost after each commit, for a while. */
class Lossy implements Database {

  @Delegate(excludes = ['write'])
  private final Database database

  volatile boolean loses

  Lossy(Database database) {
    this.database = database
  }

  @Override
  boolean[] write(List<Append> appends) {
    def written = database.write(appends)
    if (loses) {
      throw new SQLException('connection lost', '08006')
    }
    written
  }
}
