// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.access.TokenOffice;
import io.muster.app.Access;
import io.muster.app.DataFolder;
import io.muster.app.Records;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the tokens are that a command is about. */
final class TokenOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Names the people, and the database of the journal.")
  private @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where Muster keeps its data (~/.local/share/muster).")
  private @Nullable Path data;

  @Option(names = "--output", description = "text (default) or json, one object a line.")
  private RunOptions.Output output = RunOptions.Output.TEXT;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Ask the node that answers there, with the token in MUSTER_TOKEN.")
  private @Nullable String server;

  /** What a node answers, where one is asked instead of doing it here. */
  Optional<Integer> asked(ToIntFunction<Remote> question) {
    if (server == null) {
      return Optional.empty();
    }
    if (config != null || data != null) {
      throw new CommandRefused(
          ExitCode.INVALID,
          "--config and --data are of this machine, and --server asks another; leave them out");
    }
    try (Remote remote = Remote.at(server, System.getenv())) {
      return Optional.of(question.applyAsInt(remote));
    }
  }

  boolean isJson() {
    return output == RunOptions.Output.JSON;
  }

  Records records() {
    return Records.open(
        Optional.ofNullable(config), data == null ? DataFolder.usual() : data, "muster token");
  }

  TokenOffice office(Records records) {
    return Access.office(Optional.ofNullable(config), records);
  }

  /** Who gives the command. */
  static String account() {
    return System.getProperty("user.name", "somebody");
  }
}
