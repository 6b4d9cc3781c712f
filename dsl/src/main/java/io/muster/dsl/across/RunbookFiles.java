// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.across;

import io.muster.dsl.Checked;
import io.muster.dsl.RunbookLoader;
import io.muster.dsl.allow.Allowances;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Report;
import io.muster.runbook.Runbook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks several runbook files, each for itself and all together. */
public final class RunbookFiles {

  private static final List<AcrossCheck> ALL =
      List.of(new DistinctRunbooks(), new OneRunbookEach(), new OneMachinePerReplica());

  private final List<Checked> files = new ArrayList<>();
  private final List<Runbook> runbooks = new ArrayList<>();

  private RunbookFiles() {}

  /** What is to be said about each file, in the order given; a file given twice counts once. */
  public static List<Checked> check(List<Path> files, RunbookLoader loader) {
    Map<Path, Path> distinct = new LinkedHashMap<>();
    files.forEach(file -> distinct.putIfAbsent(identity(file), file));
    RunbookFiles all = new RunbookFiles();
    distinct.values().forEach(file -> all.load(file, loader));
    return all.runbooks.size() < 2 ? all.files : all.together();
  }

  private void load(Path file, RunbookLoader loader) {
    Checked checked = loader.check(file);
    files.add(checked);
    checked.loaded().ifPresent(loaded -> runbooks.add(loaded.runbook()));
  }

  private List<Checked> together() {
    Problems problems = new Problems();
    ALL.forEach(check -> check.check(runbooks, problems));
    List<Problem> found = problems.inOrder();
    return files.stream().map(file -> extended(file, found)).toList();
  }

  private static Checked extended(Checked file, List<Problem> found) {
    Report report = Allowances.extended(file.report(), of(file.report(), found));
    return new Checked(file.loaded(), report, file.missing());
  }

  private static List<Problem> of(Report report, List<Problem> found) {
    return found.stream()
        .filter(problem -> problem.at().file().equals(report.source().name()))
        .toList();
  }

  private static Path identity(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException _) {
      return file.toAbsolutePath().normalize();
    }
  }
}
