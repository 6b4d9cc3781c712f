// SPDX-License-Identifier: Apache-2.0
package io.muster.problem.sarif;

import io.muster.problem.Json;
import io.muster.problem.SourceText;
import io.muster.runbook.Position;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Places in files as SARIF names them. */
final class Places {

  private static final String BASE = "%SRCROOT%";
  private static final String PLAIN = "-._~/";

  private final Path folder;

  Places(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** What relative addresses are relative to. */
  static Json bases() {
    Json text = Json.object().put("text", "The directory that Muster was started in.");
    return Json.object().put(BASE, Json.object().put("description", text));
  }

  /**
   * A place; the file as a whole where it has no line.
   *
   * @param source the text of the file, where there is one
   */
  Json place(Position at, Optional<SourceText> source) {
    Json place = Json.object().put("artifactLocation", file(at.file()));
    if (at.line() > 0) {
      Json region = Json.object().put("startLine", at.line()).put("startColumn", at.column());
      source.ifPresent(text -> region.put("endColumn", at.column() + text.extent(at)));
      place.put("region", region);
    }
    return Json.object().put("physicalLocation", place);
  }

  private Json file(String name) {
    Path file = folder.resolve(name).normalize();
    return file.startsWith(folder)
        ? Json.object().put("uri", encoded(folder.relativize(file))).put("uriBaseId", BASE)
        : Json.object().put("uri", "file://" + encoded(file));
  }

  /** The path with everything percent-encoded that is not plain in every part of an address. */
  private static String encoded(Path path) {
    StringBuilder out = new StringBuilder();
    for (byte octet : path.toString().getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
      out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return out.toString();
  }
}
