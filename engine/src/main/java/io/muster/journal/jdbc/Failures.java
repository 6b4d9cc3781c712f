// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.JournalException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Errors of databases as sentences. */
final class Failures {

  /** What systems and HSQLDB say when there is no room. */
  private static final List<String> FULL =
      List.of("no space left", "not enough space", "too large", "quota", "size limit is reached");

  private Failures() {}

  static JournalException postgres(String where, SQLException e) {
    String state = SqlStates.of(e);
    boolean passing = SqlStates.passing(e);
    String sentence =
        switch (state) {
          case "25006" -> "the journal in %s is read-only; make it writable, then resume the run";
          case "53100" -> "the disk of the journal in %s is full; make room, then resume the run";
          case "28P01", "28000" ->
              "the journal's user may not log in to %s; correct its name or password in the configuration";
          case "3D000" -> "there is no %s for the journal; create it, or correct the configuration";
          case "42501" ->
              "the journal's user may not use its tables in %s; grant it the right to create tables and to write to them";
          default ->
              passing
                  ? "the journal in %s cannot be reached at the moment"
                  : "the journal in %s refuses to work";
        };
    return new JournalException(sentence.formatted(where) + reason(state, e), passing, e);
  }

  static JournalException embedded(String folder, SQLException e) {
    String reason = first(e);
    String lower = reason.toLowerCase(Locale.ROOT);
    String sentence;
    if (FULL.stream().anyMatch(lower::contains)) {
      sentence =
          "the disk of the journal in '%s' is full; make room, then resume the run (%s)"
              .formatted(folder, reason);
    } else if (lower.contains("read-only") || lower.contains("permission denied")) {
      sentence =
          "the journal in '%s' cannot be written; make the folder writable, then resume the run (%s)"
              .formatted(folder, reason);
    } else {
      sentence = "the journal in '%s' cannot be read or written: %s".formatted(folder, reason);
    }
    return new JournalException(sentence, SqlStates.passing(e), e);
  }

  /** What is not said by the sentence of a state itself. */
  private static String reason(String state, SQLException e) {
    return switch (state) {
      case "25006", "53100", "28P01", "28000", "3D000", "42501" -> "";
      default -> ": " + first(e);
    };
  }

  /** The first line that says what has happened. */
  private static String first(SQLException e) {
    String message = Objects.toString(SqlStates.root(e).getMessage(), state(e));
    return message.lines().findFirst().orElse(state(e)).strip();
  }

  private static String state(SQLException e) {
    return "SQL state " + SqlStates.of(e);
  }
}
