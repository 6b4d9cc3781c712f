// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import io.muster.config.PropertyFile.Entry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads who the people are. */
final class PeopleReader {

  private static final Pattern KEY =
      Pattern.compile("(person|group)\\.([A-Za-z0-9_@-][A-Za-z0-9_.@-]*?)(\\.mail)?");

  /** What is taken for an address of mail; nothing in it needs quotes in a header. */
  private static final Pattern MAIL =
      Pattern.compile(
          "[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");

  private final Map<String, Entry> people = new TreeMap<>();
  private final Map<String, Entry> groups = new TreeMap<>();

  /** Whether an entry is about people; then it is read later. */
  boolean takes(Entry entry) {
    Matcher key = KEY.matcher(entry.key());
    boolean takes = key.matches() && key.group(1).equals("person") == (key.group(3) != null);
    if (takes) {
      (key.group(3) == null ? groups : people).put(key.group(2), entry);
    }
    return takes;
  }

  PeopleSettings read() {
    Map<String, String> owners = new TreeMap<>();
    Map<String, List<String>> mails = new TreeMap<>();
    people.forEach((name, entry) -> mails.put(name, mails(name, entry, owners)));
    Set<String> names = new TreeSet<>(people.keySet());
    Map<String, Set<String>> members = new TreeMap<>();
    groups.forEach(
        (group, entry) -> {
          Set<String> named =
              Texts.list(Optional.of(entry.value())).stream()
                  .map(member -> owners.getOrDefault(small(member), member))
                  .collect(Collectors.toCollection(TreeSet::new));
          if (named.isEmpty()) {
            throw new ConfigurationException(
                "%s: group '%s' has nobody in it; name its members, such as group.%s = ada, bob"
                    .formatted(entry.place(), group, group));
          }
          members.put(group, Set.copyOf(named));
          names.addAll(named);
        });
    return new PeopleSettings(Set.copyOf(names), Map.copyOf(mails), Map.copyOf(members));
  }

  private static List<String> mails(String name, Entry entry, Map<String, String> owners) {
    List<String> addresses = Texts.list(Optional.of(entry.value()));
    if (addresses.isEmpty()) {
      throw wrong(entry, "it is empty; write an address, such as ada@example.com");
    }
    for (String address : addresses) {
      if (!MAIL.matcher(address).matches()) {
        throw wrong(
            entry, "'%s' is not an address of mail, such as ada@example.com".formatted(address));
      }
      String other = owners.put(small(address), name);
      if (other != null && !other.equals(name)) {
        throw wrong(
            entry,
            "'%s' is the address of '%s' already; answers by mail have to be of one person"
                .formatted(address, other));
      }
    }
    return addresses;
  }

  private static ConfigurationException wrong(Entry entry, String sentence) {
    return new ConfigurationException(
        "%s: setting '%s': %s".formatted(entry.place(), entry.key(), sentence));
  }

  private static String small(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
