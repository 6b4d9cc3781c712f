// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import io.muster.config.DrillSettings.Misfire;
import io.muster.config.DrillSettings.Overlap;
import io.muster.config.DrillSettings.RandomDrill;
import io.muster.problem.NearMiss;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is said of drills that begin by themselves. */
final class DrillReader {

  /** Examples of the settings that there are. */
  static final Set<String> SETTINGS =
      new TreeSet<>(
          Set.of(
              "runbooks",
              "calendar.<name>",
              "drills.calendars",
              "drills.overlap",
              "drills.misfire",
              "drills.latest",
              "drill.<name>.every"));

  private static final Pattern KEY =
      Pattern.compile(
          "runbooks|calendar\\.(?<calendar>[^.]+)|drills\\.(?<all>calendars|overlap|misfire|latest)"
              + "|drill\\.(?<drill>[A-Za-z0-9_-]+)\\.(?<setting>every|zone|keep|among)");

  /** Times are looked through one by one. */
  private static final Duration LONGEST_LATE = Duration.ofDays(30);

  private final Path file;
  private final UnaryOperator<String> placeholders;
  private final Map<String, PropertyFile.Entry> runbooks = new TreeMap<>();
  private final Map<String, PropertyFile.Entry> calendars = new TreeMap<>();
  private final Map<String, PropertyFile.Entry> all = new TreeMap<>();
  private final Map<String, Map<String, PropertyFile.Entry>> random = new TreeMap<>();

  DrillReader(Path file, UnaryOperator<String> placeholders) {
    this.file = file;
    this.placeholders = placeholders;
  }

  /** Whether an entry is about drills; then it is read later. */
  boolean takes(PropertyFile.Entry entry) {
    Matcher key = KEY.matcher(entry.key());
    if (!key.matches()) {
      return false;
    }
    if (key.group("calendar") != null) {
      calendars.put(key.group("calendar"), entry);
    } else if (key.group("all") != null) {
      all.put(key.group("all"), entry);
    } else if (key.group("drill") != null) {
      random
          .computeIfAbsent(key.group("drill"), _ -> new TreeMap<>())
          .put(key.group("setting"), entry);
    } else {
      runbooks.put("runbooks", entry);
    }
    return true;
  }

  DrillSettings read() {
    Map<String, List<ClosedTime>> closed = new TreeMap<>();
    calendars.forEach((name, entry) -> closed.put(name, closed(name, entry)));
    Section section = new Section(file, "drills", all, placeholders);
    Map<String, RandomDrill> drills = new TreeMap<>();
    random.forEach(
        (name, entries) ->
            drills.put(
                name,
                new RandomDrillReader(new Section(file, "drill." + name, entries, placeholders))
                    .read()));
    return new DrillSettings(
        Texts.list(Optional.ofNullable(runbooks.get("runbooks")).map(PropertyFile.Entry::value))
            .stream()
            .map(path -> file.toAbsolutePath().resolveSibling(path))
            .toList(),
        Map.copyOf(closed),
        known(section, closed.keySet()),
        choice(section, "overlap", Overlap.SKIP),
        choice(section, "misfire", Misfire.ONCE),
        latest(section),
        Map.copyOf(drills));
  }

  private static List<ClosedTime> closed(String name, PropertyFile.Entry entry) {
    List<ClosedTime> times = new ArrayList<>();
    for (String text : Texts.list(Optional.of(entry.value()))) {
      times.add(
          ClosedTimes.read(text)
              .orElseThrow(
                  () ->
                      new ConfigurationException(
                          "%s: '%s' in calendar '%s' is no day or time; %s"
                              .formatted(entry.place(), text, name, ClosedTimes.FORMS))));
    }
    if (times.isEmpty()) {
      throw new ConfigurationException(
          "%s: calendar '%s' has nothing in it; %s"
              .formatted(entry.place(), name, ClosedTimes.FORMS));
    }
    return List.copyOf(times);
  }

  private static Duration latest(Section section) {
    Duration latest = section.duration("latest").orElse(DrillSettings.NONE.latest());
    if (latest.compareTo(LONGEST_LATE) > 0) {
      throw section.wrong("latest", "a drill is made up within 30 days, or not at all");
    }
    return latest;
  }

  private static List<String> known(Section section, Set<String> calendars) {
    List<String> named = Texts.list(section.optional("calendars"));
    for (String name : named) {
      if (!calendars.contains(name)) {
        throw section.wrong(
            "calendars",
            "there is no calendar '%s'; %s"
                .formatted(
                    name,
                    NearMiss.hint(name, calendars)
                        .orElse("add calendar.%s = 2026-12-25".formatted(name))));
      }
    }
    return named;
  }

  private static <E extends Enum<E>> E choice(Section section, String setting, E otherwise) {
    E[] all = otherwise.getDeclaringClass().getEnumConstants();
    return section
        .optional(setting)
        .map(
            text ->
                Arrays.stream(all)
                    .filter(it -> word(it).equals(text))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            section.wrong(
                                setting,
                                "'%s' is none of %s"
                                    .formatted(
                                        text,
                                        String.join(
                                            ", ",
                                            Arrays.stream(all).map(DrillReader::word).toList())))))
        .orElse(otherwise);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
