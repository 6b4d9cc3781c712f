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

  private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):(.*)");
  private static final Pattern NAME = Pattern.compile("\\$\\{([^}]*)}?");
  private static final Pattern WEB = Pattern.compile("(?://)?([^/?#]*)([/?#].*)?");

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
    Matcher scheme = SCHEME.matcher(section.required(setting));
    if (!scheme.matches()) {
      // why: the address is not repeated, because it may hold a secret
      throw section.wrong(
          setting, "it is no Camel URI such as https://array.example.com/api/" + setting);
    }
    if (scheme.group(1).matches("https?")) {
      checkHost(setting, scheme.group(1), scheme.group(2));
    }
    return written;
  }

  private ConfigurationException unknownName(String setting, String unknown) {
    String near = NearMiss.hint(unknown, NAMES).orElse("known are " + String.join(", ", NAMES));
    return section.wrong(
        setting, "an address knows nothing of the name '${%s}'; %s".formatted(unknown, near));
  }

  private void checkHost(String setting, String scheme, String rest) {
    Matcher web = WEB.matcher(rest);
    String host = web.matches() ? web.group(1) : "";
    if (host.contains("@")) {
      throw section.wrong(
          setting,
          "an address must not hold a user name or password before its host; use the options authMethod, authUsername and authPassword of Camel's HTTP component");
    }
    if (host.isEmpty() || host.contains("$")) {
      throw section.wrong(setting, "the address names no host, or one that is not always the same");
    }
    if (scheme.equals("http") && !SiteReader.isThisMachine(host.replaceFirst(":\\d+$", ""))) {
      throw section.wrong(
          setting, "an address that is not on this machine has to begin with https://");
    }
  }
}
