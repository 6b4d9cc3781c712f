// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who answers what runs ask for: {@code person.ada.mail = ada@example.com} and {@code group.leads =
 * ada, bob}.
 *
 * @param people by their names
 * @param groups the names of their members
 */
public record PeopleSettings(Set<String> people, Map<String, Set<String>> groups) {

  static PeopleSettings read(
      Map<String, PropertyFile.Entry> people, Map<String, PropertyFile.Entry> groups) {
    Set<String> names = new TreeSet<>(people.keySet());
    Map<String, Set<String>> members = new TreeMap<>();
    groups.forEach(
        (group, entry) -> {
          Set<String> named =
              Arrays.stream(entry.value().split(","))
                  .map(String::strip)
                  .filter(name -> !name.isEmpty())
                  .collect(Collectors.toCollection(TreeSet::new));
          if (named.isEmpty()) {
            throw new ConfigurationException(
                "%s: group '%s' has nobody in it; name its members, such as group.%s = ada, bob"
                    .formatted(entry.place(), group, group));
          }
          members.put(group, Set.copyOf(named));
          names.addAll(named);
        });
    return new PeopleSettings(Set.copyOf(names), Map.copyOf(members));
  }

  /** The names of all people and groups. */
  public Set<String> all() {
    Set<String> all = new TreeSet<>(people);
    all.addAll(groups.keySet());
    return all;
  }
}
