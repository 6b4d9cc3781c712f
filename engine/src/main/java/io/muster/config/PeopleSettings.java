// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who answers what runs ask for: {@code person.ada.mail = ada@example.com} and {@code group.leads =
 * ada, bob}.
 *
 * @param people by their names
 * @param mails the addresses of people by their names, the first being the one to write to
 * @param groups the names of their members
 */
public record PeopleSettings(
    Set<String> people, Map<String, List<String>> mails, Map<String, Set<String>> groups) {

  /** Who has this address of mail. */
  public Optional<String> withMail(String address) {
    return mails.entrySet().stream()
        .filter(person -> person.getValue().stream().anyMatch(address::equalsIgnoreCase))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The names of all people and groups. */
  public Set<String> all() {
    Set<String> all = new TreeSet<>(people);
    all.addAll(groups.keySet());
    return all;
  }
}
