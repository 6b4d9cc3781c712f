// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.config.ConfigurationException;
import io.muster.dsl.Checked;
import io.muster.dsl.Loaded;
import io.muster.dsl.RunbookLoader;
import io.muster.problem.NearMiss;
import io.muster.runbook.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of runbooks that a program may name by the runbook; read each time anew. */
final class Shelf {

  private final List<Path> places;

  /**
   * @param places files, and folders whose files that end with {@code .groovy} are meant
   */
  Shelf(List<Path> places) {
    this.places = List.copyOf(places);
  }

  /**
   * A runbook.
   *
   * @param parameters the values that are passed to it
   * @throws ConfigurationException when no file, or more than one, has it
   * @throws io.muster.problem.InvalidRunbookException with all that is wrong in it
   */
  Runbook runbook(String name, Map<String, String> parameters) {
    return new RunbookLoader(parameters).load(file(name)).runbook();
  }

  private Path file(String name) {
    List<Path> broken = new ArrayList<>();
    Map<String, List<Path>> found = found(broken);
    List<Path> named = found.getOrDefault(name, List.of());
    if (named.size() == 1) {
      return named.getFirst();
    }
    throw new ConfigurationException(
        named.isEmpty()
            ? missing(name, found, broken)
            : "runbook '%s' is in more than one file: %s; rename all but one of them"
                .formatted(name, words(named)));
  }

  /**
   * All that is to be said about the file of a runbook.
   *
   * @throws ConfigurationException when no file, or more than one, has it
   */
  Checked check(String name) {
    return new RunbookLoader().check(file(name));
  }

  /** The names of all runbooks that can be read. */
  Set<String> names() {
    return found(new ArrayList<>()).keySet();
  }

  private Map<String, List<Path>> found(List<Path> broken) {
    Map<String, List<Path>> found = new TreeMap<>();
    for (Path file : files()) {
      Checked checked = new RunbookLoader().check(file);
      checked
          .loaded()
          .map(Loaded::runbook)
          .ifPresentOrElse(
              runbook -> found.computeIfAbsent(runbook.name(), _ -> new ArrayList<>()).add(file),
              () -> broken.add(file));
    }
    return found;
  }

  private String missing(String name, Map<String, List<Path>> found, List<Path> broken) {
    if (places.isEmpty()) {
      return "there is no runbook '%s', since no folder of runbooks is named; add runbooks = FOLDER"
          .formatted(name);
    }
    String known =
        found.isEmpty() ? "there are none" : "there are " + String.join(", ", found.keySet());
    String unread =
        broken.isEmpty() ? "" : "; these cannot be read, 'muster check' says why: " + words(broken);
    return "there is no runbook '%s' in %s; %s%s"
        .formatted(name, words(places), NearMiss.hint(name, found.keySet()).orElse(known), unread);
  }

  private static String words(List<Path> paths) {
    return String.join(", ", paths.stream().map(path -> "'" + path + "'").toList());
  }

  private List<Path> files() {
    return places.stream().flatMap(place -> files(place).stream()).distinct().toList();
  }

  private static List<Path> files(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(Shelf::isRunbook).sorted().toList();
    } catch (IOException e) {
      throw new ConfigurationException(
          "folder '%s' of runbooks cannot be read: %s".formatted(place, e.getMessage()));
    }
  }

  private static boolean isRunbook(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".groovy") && !name.endsWith(".lab.groovy") && Files.isRegularFile(file);
  }
}
