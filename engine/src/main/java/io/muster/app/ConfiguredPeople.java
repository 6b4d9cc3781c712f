// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.config.PeopleSettings;
import io.muster.problem.NearMiss;
import io.muster.run.People;
import io.muster.run.UnknownPersonException;
import java.nio.file.Path;
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
    throw new UnknownPersonException(
        "'%s', whom the runbook names, is neither a person nor a group in '%s'; %s"
            .formatted(
                name,
                file,
                NearMiss.hint(name, settings.all())
                    .orElse("add group.%s = NAME, NAME or person.%s.mail".formatted(name, name))));
  }
}
