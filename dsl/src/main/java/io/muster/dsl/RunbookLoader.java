// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl;

import io.muster.dsl.allow.Allowances;
import io.muster.dsl.check.Checks;
import io.muster.dsl.collect.Collected;
import io.muster.dsl.collect.FileCollector;
import io.muster.dsl.language.Evaluation;
import io.muster.dsl.words.RunbookLanguage;
import io.muster.problem.InvalidRunbookException;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Report;
import io.muster.problem.Rule;
import io.muster.problem.SourceText;
import io.muster.runbook.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Loads runbooks: reads the words, builds the model, checks it. */
public final class RunbookLoader {

  /**
   * The runbook of a file.
   *
   * @throws InvalidRunbookException with all that is wrong in it, in the order of the text
   */
  public Loaded load(Path file) {
    Problems problems = new Problems();
    SourceText source = RunbookFile.read(file, problems);
    return load(source, problems);
  }

  /**
   * The runbook of a text.
   *
   * @param name what its problems call it
   * @throws InvalidRunbookException with all that is wrong in it, in the order of the text
   */
  public Loaded load(String name, String text) {
    return load(new SourceText(name, text), new Problems());
  }

  private static Loaded load(SourceText source, Problems problems) {
    Optional<Collected> collected =
        problems.hasErrors() ? Optional.empty() : read(source, problems);
    Report report = Allowances.report(source, problems);
    if (collected.isEmpty() || problems.hasErrors()) {
      throw new InvalidRunbookException(report);
    }
    return new Loaded(collected.get().runbook(), report);
  }

  private static Optional<Collected> read(SourceText source, Problems problems) {
    FileCollector words =
        new FileCollector(new Source(source.name(), digest(source.content())), problems);
    Evaluation evaluation = RunbookLanguage.RUNBOOKS.read(source, words, problems);
    Optional<Collected> collected = words.collected();
    if (collected.isEmpty() && !problems.hasErrors()) {
      problems.add(
          Problem.of(Rule.MISSING_RUNBOOK, source.whole(), "there is no runbook in this file")
              .hint("write runbook('name') { .. }"));
    }
    collected.ifPresent(it -> Checks.run(it.runbook(), it.written(), evaluation, problems));
    return collected;
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
