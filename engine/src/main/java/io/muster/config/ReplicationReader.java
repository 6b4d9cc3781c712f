// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import io.muster.problem.NearMiss;
import io.muster.runbook.ReplicaKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the settings of one replication. */
record ReplicationReader(String name, Section section) {

  /** What an address can name of the replica that a call is about. */
  private static final List<String> NAMES =
      List.of(
          "replica", "replicaId", "replicaSite", "source", "sourceSite", "kind", "call", "look");

  private static final Pattern NAME = Pattern.compile("\\$\\{([^}]*)}?");

  static List<String> settings() {
    List<String> settings = new ArrayList<>(List.of("kinds", "within"));
    settings.addAll(ReplicationCall.words());
    return settings;
  }

  ReplicationSettings read() {
    Map<ReplicationCall, String> addresses = new EnumMap<>(ReplicationCall.class);
    for (ReplicationCall call : ReplicationCall.values()) {
      section
          .written(call.word())
          .ifPresent(address -> addresses.put(call, checked(call.word(), address)));
    }
    return new ReplicationSettings(
        name,
        kinds(),
        Collections.unmodifiableMap(addresses),
        Duration.ofSeconds(section.number("within", 60)));
  }

  private Set<ReplicaKind> kinds() {
    Set<ReplicaKind> kinds = EnumSet.noneOf(ReplicaKind.class);
    for (String word : section.required("kinds").split(",", -1)) {
      kinds.add(kind(word.strip()));
    }
    return Collections.unmodifiableSet(kinds);
  }

  private ReplicaKind kind(String word) {
    return Arrays.stream(ReplicaKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                section.wrong(
                    "kinds",
                    "'%s' is not a kind of replica; there are %s"
                        .formatted(word, String.join(", ", ReplicaKind.words()))));
  }

  /** The address as it is written, once nothing is found wrong with it. */
  private String checked(String setting, String written) {
    Matcher names = NAME.matcher(written);
    while (names.find()) {
      if (!names.group().endsWith("}") || !NAMES.contains(names.group(1))) {
        throw unknownName(setting, names.group(1));
      }
    }
    return new CamelUri(section, setting).checked("https://array.example.com/api/" + setting);
  }

  private ConfigurationException unknownName(String setting, String unknown) {
    String near = NearMiss.hint(unknown, NAMES).orElse("known are " + String.join(", ", NAMES));
    return section.wrong(
        setting, "an address knows nothing of the name '${%s}'; %s".formatted(unknown, near));
  }
}
