// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.access.Role;
import io.muster.access.Scope;
import io.muster.access.Token;
import io.muster.access.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tokens, a row each. */
final class JdbcTokens implements Tokens {

  private static final String SELECT =
      "select name, may, patterns, created, created_by, expires, hash from muster_token";

  /** Between the patterns of a scope, which have no control characters. */
  private static final String BETWEEN = "\n";

  private final Transactions transactions;

  private record Row(Token token, String hash) {}

  JdbcTokens(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean add(Token token, String hash) {
    try {
      return transactions.attempt(connection -> insert(connection, token, hash));
    } catch (SQLException e) {
      if (SqlStates.duplicate(e)) {
        return false;
      }
      throw transactions.failure(e);
    }
  }

  private static boolean insert(Connection connection, Token token, String hash)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into muster_token (name, may, patterns, created, created_by, expires, hash)"
                + " values (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, token.name());
      insert.setString(2, token.role().name());
      insert.setString(3, String.join(BETWEEN, token.scope().patterns()));
      insert.setString(4, token.created().toString());
      insert.setString(5, token.by());
      insert.setString(6, token.expires().map(Instant::toString).orElse(null));
      insert.setString(7, hash);
      return insert.executeUpdate() == 1;
    }
  }

  @Override
  public Optional<Token> find(String hash) {
    return transactions
        .run(connection -> read(connection, SELECT + " where hash = ?", Optional.of(hash)))
        .stream()
        .filter(row -> same(row.hash(), hash))
        .map(Row::token)
        .findFirst();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public List<Token> all() {
    return transactions
        .run(connection -> read(connection, SELECT + " order by name", Optional.empty()))
        .stream()
        .map(Row::token)
        .toList();
  }

  @Override
  public boolean revoke(String name) {
    return transactions.run(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("delete from muster_token where name = ?")) {
            delete.setString(1, name);
            return delete.executeUpdate() == 1;
          }
        });
  }

  private static List<Row> read(Connection connection, String sql, Optional<String> parameter)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      if (parameter.isPresent()) {
        query.setString(1, parameter.get());
      }
      List<Row> rows = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(new Row(token(row), row.getString(7)));
        }
      }
      return rows;
    }
  }

  private static Token token(ResultSet row) throws SQLException {
    String patterns = row.getString(3);
    return new Token(
        row.getString(1),
        Role.valueOf(row.getString(2)),
        patterns.isEmpty() ? Scope.ALL : new Scope(List.of(patterns.split(BETWEEN))),
        Instant.parse(row.getString(4)),
        row.getString(5),
        Optional.ofNullable(row.getString(6)).map(Instant::parse));
  }
}
