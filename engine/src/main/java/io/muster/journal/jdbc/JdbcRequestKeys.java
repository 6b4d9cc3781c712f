// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.access.RequestKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The keys of requests, a row each. */
final class JdbcRequestKeys implements RequestKeys {

  private final Transactions transactions;

  JdbcRequestKeys(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public String keep(String person, String key, String digest) {
    return find(person, key)
        .or(() -> insert(person, key, digest))
        .or(() -> find(person, key))
        .orElseThrow(() -> new IllegalStateException("a key was kept and is gone"));
  }

  private Optional<String> find(String person, String key) {
    return transactions.run(connection -> find(connection, person, key));
  }

  private static Optional<String> find(Connection connection, String person, String key)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select digest from muster_request where person = ? and request_key = ?")) {
      query.setString(1, person);
      query.setString(2, key);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** Empty where somebody else has kept it in the meantime. */
  private Optional<String> insert(String person, String key, String digest) {
    try {
      return Optional.of(
          transactions.attempt(
              connection -> {
                try (PreparedStatement insert =
                    connection.prepareStatement(
                        "insert into muster_request (person, request_key, digest) values (?, ?, ?)")) {
                  insert.setString(1, person);
                  insert.setString(2, key);
                  insert.setString(3, digest);
                  insert.executeUpdate();
                }
                return digest;
              }));
    } catch (SQLException e) {
      if (SqlStates.duplicate(e)) {
        return Optional.empty();
      }
      throw transactions.failure(e);
    }
  }
}
