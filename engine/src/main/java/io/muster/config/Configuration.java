// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import io.muster.problem.NearMiss;
import io.muster.runbook.ReplicaKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code muster.properties} says.
 *
 * @param sites by name
 * @param replications by name; no two of them serve the same kind
 * @param snapshots how plain vSphere keeps snapshot replicas
 * @param journal the database in which runs are written down; empty for the embedded one
 * @param latestSwitch how late the switch of a failback may come without a word of people; empty
 *     where that is not said
 */
public record Configuration(
    Map<String, SiteSettings> sites,
    Map<String, ReplicationSettings> replications,
    SnapshotSettings snapshots,
    Optional<JournalSettings> journal,
    PeopleSettings people,
    Optional<Duration> latestSwitch) {

  private static final String SWITCH = "switchover";

  private static final Pattern JOURNAL =
      Pattern.compile("journal\\.(" + String.join("|", JournalSettings.SETTINGS) + ")");

  private static final Pattern PERSON =
      Pattern.compile("(person|group)\\.([A-Za-z0-9_@-][A-Za-z0-9_.@-]*?)(\\.mail)?");

  private static final Pattern KEY = Pattern.compile("(site|replication)\\.([^.]+)\\.(.+)");

  /**
   * Reads a file of properties.
   *
   * @param placeholders replaces such parts of a value as {@code {{env:NAME}}}
   * @throws ConfigurationException with the file and line of what is wrong
   */
  public static Configuration load(Path file, UnaryOperator<String> placeholders) {
    Map<String, Map<String, PropertyFile.Entry>> sites = new TreeMap<>();
    Map<String, Map<String, PropertyFile.Entry>> replications = new TreeMap<>();
    Map<String, PropertyFile.Entry> journal = new TreeMap<>();
    Map<String, PropertyFile.Entry> people = new TreeMap<>();
    Map<String, PropertyFile.Entry> groups = new TreeMap<>();
    Map<String, PropertyFile.Entry> switching = new TreeMap<>();
    for (PropertyFile.Entry entry : PropertyFile.read(file).entries()) {
      Matcher person = PERSON.matcher(entry.key());
      if (person.matches() && person.group(1).equals("person") == (person.group(3) != null)) {
        (person.group(3) == null ? groups : people).put(person.group(2), entry);
        continue;
      }
      if (entry.key().equals(SWITCH + ".latest")) {
        switching.put("latest", entry);
        continue;
      }
      Matcher ofJournal = JOURNAL.matcher(entry.key());
      if (ofJournal.matches()) {
        journal.put(ofJournal.group(1), entry);
      } else {
        Matcher key = known(entry);
        (key.group(1).equals("site") ? sites : replications)
            .computeIfAbsent(key.group(2), _ -> new TreeMap<>())
            .put(key.group(3), entry);
      }
    }
    return new Configuration(
        sites(file, sites, placeholders),
        replications(file, replications, placeholders),
        snapshots(file, replications, placeholders),
        journal.isEmpty()
            ? Optional.empty()
            : Optional.of(
                JournalSettings.read(
                    new Section(file, JournalSettings.SUBJECT, journal, placeholders))),
        PeopleSettings.read(people, groups),
        new Section(file, SWITCH, switching, placeholders).duration("latest"));
  }

  private static SnapshotSettings snapshots(
      Path file,
      Map<String, Map<String, PropertyFile.Entry>> replications,
      UnaryOperator<String> placeholders) {
    Map<String, PropertyFile.Entry> entries =
        replications.getOrDefault(SnapshotReader.NAME, Map.of());
    String subject = "replication." + SnapshotReader.NAME;
    return new SnapshotReader(new Section(file, subject, entries, placeholders)).read();
  }

  /** The parts of a key that there is. */
  private static Matcher known(PropertyFile.Entry entry) {
    Matcher key = KEY.matcher(entry.key());
    if (!key.matches()) {
      throw unknown(
          entry,
          new TreeSet<>(
              Set.of(
                  "site.<name>.url",
                  "replication.<name>.kinds",
                  "journal.url",
                  "switchover.latest",
                  "person.<name>.mail",
                  "group.<name>")));
    }
    boolean site = key.group(1).equals("site");
    List<String> settings = site ? SiteReader.SETTINGS : replicationSettings(key.group(2));
    if (!settings.contains(key.group(3))) {
      String subject = key.group(1) + "." + key.group(2) + ".";
      Set<String> known = new TreeSet<>();
      settings.forEach(setting -> known.add(subject + setting));
      throw unknown(entry, known);
    }
    return key;
  }

  private static List<String> replicationSettings(String name) {
    return name.equals(SnapshotReader.NAME)
        ? SnapshotReader.SETTINGS
        : ReplicationReader.settings();
  }

  private static Map<String, SiteSettings> sites(
      Path file,
      Map<String, Map<String, PropertyFile.Entry>> byName,
      UnaryOperator<String> placeholders) {
    Map<String, SiteSettings> sites = new TreeMap<>();
    byName.forEach(
        (name, entries) -> {
          Section section = new Section(file, "site." + name, entries, placeholders);
          sites.put(name, new SiteReader(name, section).read());
        });
    return Map.copyOf(sites);
  }

  private static Map<String, ReplicationSettings> replications(
      Path file,
      Map<String, Map<String, PropertyFile.Entry>> byName,
      UnaryOperator<String> placeholders) {
    Map<ReplicaKind, String> served = new EnumMap<>(ReplicaKind.class);
    Map<String, ReplicationSettings> replications = new TreeMap<>();
    if (byName.containsKey(SnapshotReader.NAME)) {
      served.put(ReplicaKind.SNAPSHOT, SnapshotReader.NAME);
    }
    byName.forEach(
        (name, entries) -> {
          if (name.equals(SnapshotReader.NAME)) {
            return;
          }
          Section section = new Section(file, "replication." + name, entries, placeholders);
          ReplicationSettings settings = new ReplicationReader(name, section).read();
          for (ReplicaKind kind : settings.kinds()) {
            String other = served.put(kind, name);
            if (other != null) {
              throw section.wrong(
                  "kinds",
                  "'%s' is served by replication '%s' already; name a kind once"
                      .formatted(kind.word(), other));
            }
          }
          replications.put(name, settings);
        });
    return Map.copyOf(replications);
  }

  private static ConfigurationException unknown(PropertyFile.Entry entry, Set<String> known) {
    String near = NearMiss.hint(entry.key(), known).orElse("known are " + String.join(", ", known));
    return new ConfigurationException(
        "%s: unknown setting '%s'; %s".formatted(entry.place(), entry.key(), near));
  }
}
