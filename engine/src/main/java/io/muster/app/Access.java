// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.access.AuditEntry;
import io.muster.access.AuditLog;
import io.muster.access.TokenOffice;
import io.muster.config.Configuration;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Who may use the API of the processes that share a journal. */
public final class Access {

  private Access() {}

  /**
   * Where tokens are given out for the people of a configuration.
   *
   * @param records with the journal in which they are kept
   * @throws io.muster.config.ConfigurationException when the configuration cannot be read
   */
  public static TokenOffice office(Optional<Path> configuration, Records records) {
    Set<String> people =
        configuration
            .map(file -> Configuration.load(file, new Placeholders()).people().people())
            .orElse(Set.of());
    return new TokenOffice(records.tokens(), people, InstantSource.system());
  }

  /**
   * Writes down what was done with tokens at the machine itself.
   *
   * @param who by the name of the account
   */
  public static void write(AuditLog log, String who, String what, String about) {
    var _ =
        log.add(
            new AuditEntry.Act(
                InstantSource.system().instant(),
                who,
                "the command line",
                what,
                about,
                "",
                AuditEntry.Act.DONE));
  }
}
