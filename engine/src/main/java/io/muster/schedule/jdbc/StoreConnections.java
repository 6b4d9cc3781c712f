// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.quartz.utils.ConnectionProvider;

/** Gives Quartz the connections of the journal's database, which belong to whoever made them. */
record StoreConnections(Opening opening) implements ConnectionProvider {

  @Override
  public Connection getConnection() throws SQLException {
    return opening.open();
  }

  @Override
  public void shutdown() {}

  @Override
  public void initialize() {}
}
