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
 * @param drills what is said of drills that begin by themselves
 * @param lab whether the sites are those of labs
 * @param latestSwitch how late the switch of a failback may come without a word of people; empty
 *     where that is not said
 * @param http where a process that stays answers over HTTP
 * @param targets whom to tell what happens in runs
 * @param otlp where traces are sent; empty for nowhere
 * @param answers how people answer who were written to; empty where nobody is
 */
public record Configuration(
    Map<String, SiteSettings> sites,
    Map<String, ReplicationSettings> replications,
    SnapshotSettings snapshots,
    Optional<JournalSettings> journal,
    PeopleSettings people,
    DrillSettings drills,
    boolean lab,
    Optional<Duration> latestSwitch,
    HttpSettings http,
    List<NotifyTarget> targets,
    Optional<OtlpSettings> otlp,
    Optional<AnswerSettings> answers) {

  private static final String SWITCH = "switchover";

  /** The settings of what there is one of, such as the journal. */
  private static final Map<String, List<String>> SINGLE =
      Map.of(
          JournalSettings.SUBJECT,
          JournalSettings.SETTINGS,
          HttpSettings.SUBJECT,
          HttpSettings.SETTINGS,
          OtlpSettings.SUBJECT,
          OtlpSettings.SETTINGS,
          AnswerSettings.SUBJECT,
          AnswerSettings.SETTINGS,
          SWITCH,
          List.of("latest"));

  private static final String LAB = "lab";

  private static final Pattern KEY = Pattern.compile("(site|replication)\\.([^.]+)\\.(.+)");

  /**
   * Reads a file of properties.
   *
   * @param placeholders replaces such parts of a value as {@code {{env:NAME}}}
   * @throws ConfigurationException with the file and line of what is wrong
   */
  public static Configuration load(Path file, UnaryOperator<String> placeholders) {
    List<PropertyFile.Entry> all = PropertyFile.read(file).entries();
    return read(file, all, isLab(all), placeholders);
  }

  private static Configuration read(
      Path file, List<PropertyFile.Entry> all, boolean lab, UnaryOperator<String> placeholders) {
    Map<String, Map<String, PropertyFile.Entry>> sites = new TreeMap<>();
    Map<String, Map<String, PropertyFile.Entry>> replications = new TreeMap<>();
    Map<String, Map<String, PropertyFile.Entry>> single = new TreeMap<>();
    PeopleReader people = new PeopleReader();
    DrillReader drills = new DrillReader(file, placeholders);
    NotifyReader notify = new NotifyReader(file, placeholders);
    for (PropertyFile.Entry entry : all) {
      if (entry.key().equals(LAB)
          || drills.takes(entry)
          || notify.takes(entry)
          || people.takes(entry)
          || TriggerSettings.has(entry)) {
        continue;
      }
      String[] subject = entry.key().split("\\.", 2);
      if (SINGLE.getOrDefault(subject[0], List.of()).contains(subject[subject.length - 1])) {
        single.computeIfAbsent(subject[0], _ -> new TreeMap<>()).put(subject[1], entry);
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
        given(file, JournalSettings.SUBJECT, single, placeholders).map(JournalSettings::read),
        people.read(),
        drills.read(),
        lab,
        section(file, SWITCH, single, placeholders).duration("latest"),
        HttpSettings.read(section(file, HttpSettings.SUBJECT, single, placeholders)),
        notify.read(),
        given(file, OtlpSettings.SUBJECT, single, placeholders).map(OtlpSettings::read),
        given(file, AnswerSettings.SUBJECT, single, placeholders).map(AnswerSettings::read));
  }

  private static Optional<Section> given(
      Path file,
      String subject,
      Map<String, Map<String, PropertyFile.Entry>> single,
      UnaryOperator<String> placeholders) {
    return single.containsKey(subject)
        ? Optional.of(section(file, subject, single, placeholders))
        : Optional.empty();
  }

  private static Section section(
      Path file,
      String subject,
      Map<String, Map<String, PropertyFile.Entry>> single,
      UnaryOperator<String> placeholders) {
    return new Section(file, subject, single.getOrDefault(subject, Map.of()), placeholders);
  }

  /** Whether it is said in so many words; what is simulated must never be so by mistake. */
  private static boolean isLab(List<PropertyFile.Entry> all) {
    Optional<PropertyFile.Entry> lab =
        all.stream().filter(entry -> entry.key().equals(LAB)).findFirst();
    lab.filter(entry -> !entry.value().equals("yes"))
        .ifPresent(
            entry -> {
              throw new ConfigurationException(
                  "%s: setting 'lab': '%s' is not yes; write lab = yes, or leave it out for real sites"
                      .formatted(entry.place(), entry.value()));
            });
    if (lab.isPresent()) {
      all.stream()
          .filter(entry -> KEY.matcher(entry.key()).matches())
          .findFirst()
          .ifPresent(
              entry -> {
                throw new ConfigurationException(
                    "%s: setting '%s' is of real sites, and line %d says lab = yes; leave one of them out"
                        .formatted(entry.place(), entry.key(), lab.get().line()));
              });
    }
    return lab.isPresent();
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
      Set<String> known = new TreeSet<>(DrillReader.SETTINGS);
      known.addAll(TriggerSettings.SETTINGS);
      known.addAll(
          List.of(
              "site.<name>.url",
              "replication.<name>.kinds",
              "journal.url",
              NotifyReader.SETTING,
              "http.port",
              "switchover.latest",
              "person.<name>.mail",
              "group.<name>",
              LAB));
      throw unknown(entry, known);
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
    Set<String> all = new TreeSet<>(known);
    SINGLE.forEach((subject, settings) -> settings.forEach(it -> all.add(subject + "." + it)));
    String near = NearMiss.hint(entry.key(), all).orElse("known are " + String.join(", ", known));
    return new ConfigurationException(
        "%s: unknown setting '%s'; %s".formatted(entry.place(), entry.key(), near));
  }
}
