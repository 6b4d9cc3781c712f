// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.config.Configuration;
import io.muster.config.ConfigurationException;
import io.muster.config.DrillSettings;
import io.muster.config.TriggerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What says when runs begin by themselves: at the times of drills, and by messages.
 *
 * @param runbooks files of runbooks, and folders of them
 * @param triggers what is said of messages that start plans
 * @param lab whether they are run in labs
 * @param told a line for what becomes of each of their times and messages
 */
public record DrillSources(
    List<Path> runbooks,
    DrillSettings settings,
    TriggerSettings triggers,
    boolean lab,
    Consumer<String> told) {

  /**
   * The runbooks that are named, and those of the configuration.
   *
   * @throws io.muster.config.ConfigurationException when it cannot be read
   */
  public static DrillSources of(
      List<Path> named, Optional<Path> configuration, Consumer<String> told) {
    Optional<Configuration> read =
        configuration.map(file -> Configuration.load(file, new Placeholders()));
    DrillSettings settings = read.map(Configuration::drills).orElse(DrillSettings.NONE);
    List<Path> all = new ArrayList<>(named);
    all.addAll(settings.runbooks());
    if (all.isEmpty() && !settings.random().isEmpty()) {
      throw new ConfigurationException(
          "configuration '%s' has drills of runbooks and names no runbook; add runbooks = FOLDER"
              .formatted(configuration.orElseThrow()));
    }
    boolean lab = read.map(Configuration::lab).orElse(true);
    TriggerSettings triggers =
        configuration
            .map(file -> TriggerSettings.load(file, new Placeholders()))
            .orElse(TriggerSettings.NONE);
    return new DrillSources(List.copyOf(all), settings, triggers, lab, told);
  }

  /** Whether drills may begin by themselves. */
  public boolean any() {
    return !runbooks.isEmpty();
  }
}
