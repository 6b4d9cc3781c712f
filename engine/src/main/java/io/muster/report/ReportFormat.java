// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files that a report consists of. */
public enum ReportFormat {
  /** A page for people, which needs nothing else to be shown. */
  HTML("html", "html", "<!doctype html>"),
  /** For programs. */
  JSON("json", "json", "{"),
  /** For the server of a pipeline. */
  JUNIT("junit", "xml", "<?xml ");

  private final String word;
  private final String ending;
  private final String start;

  ReportFormat(String word, String ending, String start) {
    this.word = word;
    this.ending = ending;
    this.start = start;
  }

  /** The word by which commands call it. */
  public String word() {
    return word;
  }

  /** How the names of its files end. */
  public String ending() {
    return ending;
  }

  public static Optional<ReportFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  /** What a file is by how it begins. */
  static Optional<ReportFormat> ofText(String text) {
    return Arrays.stream(values()).filter(format -> text.startsWith(format.start)).findFirst();
  }

  /** All of them, for a sentence. */
  public static String words() {
    return Arrays.stream(values()).map(ReportFormat::word).collect(Collectors.joining(", "));
  }
}
