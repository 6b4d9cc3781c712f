// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.config.PeopleSettings;
import io.muster.problem.NearMiss;
import io.muster.run.People;
import io.muster.run.UnknownPersonException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The people and groups of a configuration. */
record ConfiguredPeople(Path file, PeopleSettings settings) implements People {

  @Override
  public Set<String> named(String name) {
    if (settings.groups().containsKey(name)) {
      return settings.groups().get(name);
    }
    if (settings.people().contains(name)) {
      return Set.of(name);
    }
    Optional<String> addressed = settings.withMail(name);
    if (addressed.isPresent()) {
      return Set.of(addressed.get());
    }
    throw new UnknownPersonException(
        "'%s', whom the runbook names, is neither a person nor a group in '%s'; %s"
            .formatted(
                name, file, NearMiss.hint(name, settings.all()).orElseGet(() -> missing(name))));
  }

  private static String missing(String name) {
    return name.contains("@")
        ? "add person.NAME.mail = " + name
        : "add group.%s = NAME, NAME or person.%s.mail".formatted(name, name);
  }

  @Override
  public String name(String nameOrMail) {
    return settings.people().contains(nameOrMail)
        ? nameOrMail
        : settings.withMail(nameOrMail).orElse(nameOrMail);
  }
}
