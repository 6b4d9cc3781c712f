// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import io.muster.dsl.Checked;
import io.muster.dsl.Loaded;
import io.muster.dsl.RunbookLoader;
import io.muster.dsl.across.RunbookFiles;
import io.muster.problem.Problem;
import io.muster.problem.Severity;
import io.muster.runbook.Runbook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The runbooks of some files and folders, each as it was last read without errors: a file that is
 * broken keeps what it was.
 */
public final class Library {

  private final FileStamps stamps;
  private final Consumer<String> told;
  private final Map<Path, Runbook> good = new HashMap<>();
  private final Map<Path, Runbook> sound = new HashMap<>();
  private final Map<Path, List<String>> wrong = new HashMap<>();
  private Map<Path, FileStamps.Stamp> seen = Map.of();
  private boolean looked;
  private volatile Map<String, Runbook> runbooks = Map.of();
  private volatile List<Runbook> listed = List.of();

  /**
   * @param places files, and folders whose files that end with {@code .groovy} are meant
   * @param told each problem of a file once, as a line with its place
   */
  public Library(List<Path> places, Consumer<String> told) {
    this.stamps = new FileStamps(places);
    this.told = told;
  }

  /** The runbooks by their names. */
  public Map<String, Runbook> runbooks() {
    return runbooks;
  }

  /**
   * All runbooks without errors, in the order of their names. Those that are told values when they
   * are started are there without what uses these.
   */
  public Collection<Runbook> listed() {
    return listed;
  }

  /**
   * Reads again what has changed.
   *
   * @return whether anything has
   */
  public synchronized boolean look() {
    Map<Path, FileStamps.Stamp> now = stamps.read();
    if (looked && now.equals(seen)) {
      return false;
    }
    // why: of two files that are at odds the one is told of that has changed
    List<Path> files = new ArrayList<>(now.keySet());
    files.sort((one, other) -> Boolean.compare(hasChanged(one, now), hasChanged(other, now)));
    seen = now;
    looked = true;
    good.keySet().retainAll(files);
    sound.keySet().retainAll(files);
    wrong.keySet().retainAll(files);
    read(files);
    return true;
  }

  private boolean hasChanged(Path file, Map<Path, FileStamps.Stamp> now) {
    return !Objects.equals(now.get(file), seen.get(file));
  }

  private void read(List<Path> files) {
    Map<String, Runbook> named = new LinkedHashMap<>();
    Map<String, Runbook> now = new TreeMap<>();
    List<Path> broken = new ArrayList<>();
    // why: a file that is given twice is looked at once, so that they are found by their names
    Map<String, Path> byName = new HashMap<>();
    files.forEach(file -> byName.put(file.toString(), file));
    for (Checked checked : RunbookFiles.check(files, new RunbookLoader())) {
      Path file = byName.get(checked.report().source().name());
      if (file == null) {
        continue;
      }
      List<String> errors = errors(checked);
      List<String> problems = problems(checked, errors);
      Optional<Runbook> runbook = checked.loaded().map(Loaded::runbook);
      if (errors.isEmpty() && runbook.isPresent()) {
        sound.put(file, runbook.get());
        now.put(runbook.get().name(), runbook.get());
      }
      if (errors.isEmpty() && checked.missing().isEmpty() && runbook.isPresent()) {
        good.put(file, runbook.get());
        named.put(runbook.get().name(), runbook.get());
      } else {
        broken.add(file);
      }
      if (!problems.equals(wrong.put(file, problems))) {
        problems.forEach(told);
      }
    }
    broken.stream()
        .filter(good::containsKey)
        .map(good::get)
        .forEach(runbook -> named.putIfAbsent(runbook.name(), runbook));
    runbooks = Map.copyOf(new TreeMap<>(named));
    sound.values().forEach(runbook -> now.putIfAbsent(runbook.name(), runbook));
    listed = List.copyOf(now.values());
  }

  /** What is told of a file, such as what keeps it from being drilled by a schedule. */
  private static List<String> problems(Checked checked, List<String> errors) {
    List<String> problems = new ArrayList<>(errors);
    boolean onlyTriggered =
        checked
            .loaded()
            .map(Loaded::runbook)
            .filter(it -> it.drills().isEmpty() && !it.triggers().isEmpty())
            .isPresent();
    if (onlyTriggered) {
      return problems;
    }
    checked
        .missing()
        .forEach(
            (name, at) ->
                problems.add(
                    "%s: error: parameter '%s' has no value, and a schedule passes none; write otherwise: .."
                        .formatted(at, name)));
    return problems;
  }

  private static List<String> errors(Checked checked) {
    return checked.report().problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .map(Library::line)
        .toList();
  }

  private static String line(Problem problem) {
    return "%s: %s: %s".formatted(problem.at(), problem.severity().word(), problem.message());
  }
}
