// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.journal.Seal;
import io.muster.report.ReportSeal.Digests;
import io.muster.run.RunId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a seal stands in a file of a report: one block, always of the same form, so that what remains
 * without it is what was sealed.
 */
final class SealText {

  private static final String NUMBER = "(\\d{1,18})";
  private static final String DIGEST = "([0-9a-f]{64})";
  private static final String TEXT = "((?:[A-Za-z0-9.*_+-]|%[0-9A-F]{2})*+)";

  private record Field(String name, String label, String pattern) {
    String json() {
      return pattern.equals(NUMBER) ? "\"" + name + "\":" : "\"" + name + "\":\"";
    }

    String jsonEnd() {
      return pattern.equals(NUMBER) ? "" : "\"";
    }
  }

  private static final List<Field> FIELDS =
      List.of(
          new Field("number", "Report", NUMBER),
          new Field("run", "Run", TEXT),
          new Field("muster", "Made by Muster", TEXT),
          new Field("entries", "Entries of the journal", NUMBER),
          new Field("html", "SHA-256 of the page", DIGEST),
          new Field("json", "SHA-256 of the JSON", DIGEST),
          new Field("junit", "SHA-256 of the JUnit XML", DIGEST),
          new Field("previous", "Hash of the report before", DIGEST),
          new Field("hash", "Hash of this report", DIGEST));

  /**
   * A file of a report, taken apart.
   *
   * @param content the file without its seal
   */
  record Parted(String content, ReportSeal seal) {}

  private SealText() {}

  /** What stands in the place of a seal in a report that was made while its run went on. */
  static String open(ReportFormat format) {
    return switch (format) {
      case JSON -> "\"seal\":null";
      case HTML ->
          "<p class=\"unsealed\">Not sealed: the run had not ended when this report was made.</p>";
      case JUNIT -> "<property name=\"seal\" value=\"none\"/>";
    };
  }

  static String of(ReportFormat format, ReportSeal seal) {
    Seal link = seal.link();
    return block(
        format,
        UnaryOperator.identity(),
        List.of(
            String.valueOf(link.number()),
            written(link.run().value()),
            written(seal.muster()),
            String.valueOf(seal.entries()),
            seal.digests().html(),
            seal.digests().json(),
            seal.digests().junit(),
            link.previous(),
            link.hash()));
  }

  /** The file without its seal; empty where it has none, or more than one. */
  static Optional<Parted> part(ReportFormat format, String text) {
    Matcher matcher = pattern(format).matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (int group = 1; group <= matcher.groupCount(); group++) {
      values.add(matcher.group(group));
    }
    String content = text.substring(0, matcher.start()) + text.substring(matcher.end());
    ReportSeal seal = seal(values);
    boolean isAlone = !matcher.find() && of(format, seal).equals(block(format, it -> it, values));
    return isAlone ? Optional.of(new Parted(content, seal)) : Optional.empty();
  }

  private static ReportSeal seal(List<String> values) {
    Digests digests = new Digests(values.get(4), values.get(5), values.get(6));
    String muster = plain(values.get(2));
    long entries = Long.parseLong(values.get(3));
    Seal link =
        new Seal(
            Long.parseLong(values.get(0)),
            new RunId(plain(values.get(1))),
            ReportSeal.digest(muster, entries, digests),
            values.get(7),
            values.get(8));
    return new ReportSeal(link, muster, entries, digests);
  }

  /** With signs that mean nothing in any of the formats. */
  private static String written(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String plain(String written) {
    return URLDecoder.decode(written, StandardCharsets.UTF_8);
  }

  private static Pattern pattern(ReportFormat format) {
    return Pattern.compile(
        block(format, Pattern::quote, FIELDS.stream().map(Field::pattern).toList()));
  }

  /** The block with these values, and what is around them as {@code fixed} makes it. */
  private static String block(
      ReportFormat format, UnaryOperator<String> fixed, List<String> values) {
    StringJoiner block =
        switch (format) {
          case JSON ->
              new StringJoiner(fixed.apply(","), fixed.apply("\"seal\":{"), fixed.apply("}"));
          case HTML ->
              new StringJoiner("", fixed.apply("<dl class=\"seal\">"), fixed.apply("</dl>"));
          case JUNIT -> new StringJoiner("");
        };
    for (int i = 0; i < FIELDS.size(); i++) {
      Field field = FIELDS.get(i);
      String value = values.get(i);
      block.add(
          switch (format) {
            case JSON -> fixed.apply(field.json()) + value + fixed.apply(field.jsonEnd());
            case HTML ->
                fixed.apply("<dt>" + field.label() + "</dt><dd>") + value + fixed.apply("</dd>");
            case JUNIT ->
                fixed.apply("<property name=\"seal." + field.name() + "\" value=\"")
                    + value
                    + fixed.apply("\"/>");
          });
    }
    return block.toString();
  }
}
