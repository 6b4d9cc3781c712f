// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to the database of the journal. */
@FunctionalInterface
public interface Opening {

  /** A connection that commits when it is told to; whoever asked for it closes it. */
  Connection open() throws SQLException;
}
