// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A file of {@code key=value} lines; each entry knows its line. */
record PropertyFile(List<Entry> entries) {

  /**
   * @param line counts from 1
   */
  record Entry(Path file, int line, String key, String value) {

    String place() {
      return file + " line " + line;
    }
  }

  static PropertyFile read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(
          "configuration '%s' does not exist; give another with --config".formatted(file));
    } catch (CharacterCodingException e) {
      throw new ConfigurationException("configuration '%s' is not UTF-8 text".formatted(file));
    } catch (IOException e) {
      throw new ConfigurationException(
          "configuration '%s' cannot be read: %s".formatted(file, e.getMessage()));
    }
    List<Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      Entry entry =
          new Entry(
              file,
              i + 1,
              equals < 0 ? line.split("\\s")[0] : line.substring(0, equals).strip(),
              "");
      if (equals < 1) {
        throw new ConfigurationException(
            "%s: '%s' is not of the form key=value".formatted(entry.place(), entry.key()));
      }
      if (!keys.add(entry.key())) {
        throw new ConfigurationException(
            "%s: setting '%s' is given twice".formatted(entry.place(), entry.key()));
      }
      entries.add(new Entry(file, i + 1, entry.key(), line.substring(equals + 1).strip()));
    }
    return new PropertyFile(entries);
  }
}
