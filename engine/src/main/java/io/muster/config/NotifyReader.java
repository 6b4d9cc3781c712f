// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads who is told what happens. */
final class NotifyReader {

  /** An example of the settings that there are. */
  static final String SETTING = "notify.<name>.to";

  private static final Pattern KEY =
      Pattern.compile("notify\\.([A-Za-z0-9_-]+)\\.(to|of|as|runbooks)");

  private final Path file;
  private final UnaryOperator<String> placeholders;
  private final Map<String, Map<String, PropertyFile.Entry>> targets = new TreeMap<>();

  NotifyReader(Path file, UnaryOperator<String> placeholders) {
    this.file = file;
    this.placeholders = placeholders;
  }

  /** Whether an entry is about notifications; then it is read later. */
  boolean takes(PropertyFile.Entry entry) {
    Matcher key = KEY.matcher(entry.key());
    if (key.matches()) {
      targets.computeIfAbsent(key.group(1), _ -> new TreeMap<>()).put(key.group(2), entry);
    }
    return key.matches();
  }

  /** In the order of their names. */
  List<NotifyTarget> read() {
    List<NotifyTarget> read = new ArrayList<>();
    targets.forEach(
        (name, entries) ->
            read.add(
                NotifyTarget.read(
                    name, new Section(file, "notify." + name, entries, placeholders))));
    return List.copyOf(read);
  }
}
