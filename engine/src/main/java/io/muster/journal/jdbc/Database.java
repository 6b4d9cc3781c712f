// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.cluster.Alone;
import io.muster.cluster.Cluster;
import io.muster.journal.Claim;
import io.muster.journal.JournalException;
import io.muster.run.RunId;
import io.muster.time.Time;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What differs from one database to the other. */
interface Database extends AutoCloseable {

  Dialect dialect();

  /** A connection that commits when it is told to. */
  Connection connect() throws SQLException;

  /** The same for Quartz, whose waiting must not keep events from being written. */
  default Connection connectSchedule() throws SQLException {
    return connect();
  }

  /** What the processes of this database know of each other. */
  default Cluster cluster(Time time) {
    return new Alone();
  }

  /**
   * Writes these, in this order, as one transaction.
   *
   * @return for each of them whether it was written; false where its claim is lost
   */
  boolean[] write(List<Append> appends) throws SQLException;

  /** Fails where what this thread has committed is not on the disk, though the commit returned. */
  default void requireDurable() throws SQLException {}

  /** What is to be told about an error. */
  JournalException failure(SQLException e);

  /** A claim has been made by this process. */
  default void claimed(Claim claim) {}

  /** The epoch of a run, where this process knows it without asking. */
  default Optional<Long> epoch(RunId run) {
    return Optional.empty();
  }

  @Override
  void close();
}
