// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.config.ConfigurationException;
import io.muster.time.Speed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a program has to say to run runbooks.
 *
 * @param configuration the sites; without it, or where it says {@code lab = yes}, labs are used
 * @param runbooks files of runbooks, and folders of them, beside those of the configuration
 * @param speed of the labs
 * @param data the folder in which Muster keeps its data
 * @param user what this program is, for those who find the embedded journal in use
 */
public record MusterSettings(
    Optional<Path> configuration, List<Path> runbooks, Speed speed, Path data, String user) {

  public MusterSettings {
    runbooks = List.copyOf(runbooks);
  }

  /**
   * What is written in settings of the program.
   *
   * @param configuration empty where there is none
   * @param runbooks with commas between
   * @param data empty for the folder that the commands use
   * @throws ConfigurationException when the speed is none
   */
  public static MusterSettings of(
      String configuration, String runbooks, String speed, String data, String user) {
    return new MusterSettings(
        Optional.of(configuration).filter(it -> !it.isEmpty()).map(Path::of),
        Stream.of(runbooks.split(","))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .map(Path::of)
            .toList(),
        Speed.parse(speed)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "'%s' is not a speed; write a number above 0, or max".formatted(speed))),
        data.isEmpty() ? DataFolder.usual() : Path.of(data),
        user);
  }
}
