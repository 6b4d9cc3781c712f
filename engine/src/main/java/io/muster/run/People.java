// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import java.util.Set;

/** Who may answer, as the configuration names them. */
@FunctionalInterface
public interface People {

  /** In a lab without a configuration everybody is a member of every group. */
  People EVERYBODY = _ -> Set.of();

  /**
   * The names of a person or of the members of a group; empty where everybody is one of them.
   *
   * @param personOrGroup a name, or the mail address of a person
   * @throws UnknownPersonException when there is neither
   */
  Set<String> named(String personOrGroup);

  /** The name of whoever has this name or mail address; as it is where nobody is known by it. */
  default String name(String nameOrMail) {
    return nameOrMail;
  }

  /** The same person, by their name. */
  default Actor known(Actor person) {
    return new Actor(name(person.name()), person.reason());
  }
}
