// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.language.Block;
import io.muster.dsl.words.FileWords;
import io.muster.dsl.words.RunbookWords;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import io.muster.runbook.Source;
import java.util.Map;
import java.util.Optional;

/** Collects the runbook of a file. */
public final class FileCollector implements FileWords {

  private final Source source;
  private final Map<String, String> settings;
  private final Problems problems;
  private Optional<RunbookCollector> runbook = Optional.empty();

  /**
   * @param settings the values that are passed to the runbook's parameters, by their names
   */
  public FileCollector(Source source, Map<String, String> settings, Problems problems) {
    this.source = source;
    this.settings = settings;
    this.problems = problems;
  }

  /** The runbook as far as it was read; nothing where the file declares none. */
  public Optional<Collected> collected() {
    return runbook.map(RunbookCollector::collected);
  }

  @Override
  public void runbook(Position at, String name, Block<RunbookWords> body) {
    RunbookCollector collector = new RunbookCollector(source, at, name, settings, problems);
    if (runbook.isPresent()) {
      problems.add(
          Problem.of(Rule.DUPLICATE_WORD, at, "this is the second runbook in the file")
              .hint("write each into a file of its own")
              .related(runbook.get().at(), "the first is here"));
    } else {
      runbook = Optional.of(collector);
    }
    body.readInto(collector);
  }
}
