// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl;

import io.muster.dsl.allow.Allowances;
import io.muster.dsl.check.Checks;
import io.muster.dsl.collect.Collected;
import io.muster.dsl.collect.FileCollector;
import io.muster.dsl.language.Evaluation;
import io.muster.dsl.language.TimeLimit;
import io.muster.dsl.words.ParametersWords;
import io.muster.dsl.words.RunbookLanguage;
import io.muster.problem.InvalidRunbookException;
import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Report;
import io.muster.problem.Rule;
import io.muster.problem.SourceText;
import io.muster.runbook.Parameter;
import io.muster.runbook.Position;
import io.muster.runbook.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads runbooks: reads the words, builds the model, checks it. Parameters get the values that are
 * passed, or those that the text gives them.
 */
public final class RunbookLoader {

  private final Map<String, String> settings;
  private final Supplier<TimeLimit> limits;

  /** A loader that passes nothing to parameters. */
  public RunbookLoader() {
    this(Map.of());
  }

  /**
   * A loader that passes values to parameters.
   *
   * @param settings the values by the names of their parameters
   */
  public RunbookLoader(Map<String, String> settings) {
    this(settings, TimeLimit::start);
  }

  RunbookLoader(Map<String, String> settings, Supplier<TimeLimit> limits) {
    this.settings = Map.copyOf(settings);
    this.limits = limits;
  }

  /**
   * The runbook of a file.
   *
   * @throws InvalidRunbookException with all that is wrong in it, in the order of the text
   */
  public Loaded load(Path file) {
    return loaded(check(file));
  }

  /**
   * The runbook of a text.
   *
   * @param name what its problems call it
   * @throws InvalidRunbookException with all that is wrong in it, in the order of the text
   */
  public Loaded load(String name, String text) {
    return loaded(check(name, text));
  }

  /** What is to be said about a file. What uses a parameter without a value is left out. */
  public Checked check(Path file) {
    Problems problems = new Problems();
    return check(RunbookFile.read(file, problems), problems);
  }

  /**
   * What is to be said about a text. What uses a parameter without a value is left out.
   *
   * @param name what its problems call it
   */
  public Checked check(String name, String text) {
    return check(new SourceText(name, text), new Problems());
  }

  private static Loaded loaded(Checked checked) {
    if (checked.missing().isEmpty()) {
      return checked.loaded().orElseThrow(() -> new InvalidRunbookException(checked.report()));
    }
    Problems problems = new Problems();
    checked.report().problems().forEach(problems::add);
    checked.missing().forEach((name, at) -> problems.add(missing(name, at)));
    throw new InvalidRunbookException(
        new Report(checked.report().source(), problems.inOrder(), checked.report().silenced()));
  }

  private static Problem missing(String parameter, Position at) {
    return Problem.of(Rule.MISSING_PARAMETER, at, "parameter '" + parameter + "' has no value")
        .hint("pass --set " + parameter + "=..");
  }

  private Checked check(SourceText source, Problems problems) {
    if (problems.hasErrors()) {
      return new Checked(Optional.empty(), new Report(source, problems.inOrder()), Map.of());
    }
    FileCollector words =
        new FileCollector(new Source(source.name(), digest(source.content())), settings, problems);
    TimeLimit limit = limits.get();
    Evaluation evaluation = RunbookLanguage.RUNBOOKS.read(source, words, problems, limit);
    if (evaluation.isGivenUp()) {
      return new Checked(Optional.empty(), new Report(source, problems.inOrder()), Map.of());
    }
    AtomicReference<@Nullable Checked> checked = new AtomicReference<>();
    if (limit.run(() -> checked.set(checked(source, words, evaluation, problems, limit)))) {
      return Objects.requireNonNull(checked.get());
    }
    problems.add(Checks.tooLong(source.whole()));
    return new Checked(Optional.empty(), new Report(source, problems.inOrder()), Map.of());
  }

  private Checked checked(
      SourceText source,
      FileCollector words,
      Evaluation evaluation,
      Problems problems,
      TimeLimit limit) {
    Optional<Collected> collected = words.collected();
    if (collected.isEmpty() && !problems.hasErrors()) {
      problems.add(
          Problem.of(Rule.MISSING_RUNBOOK, source.whole(), "there is no runbook in this file")
              .hint("write runbook('name') { .. }"));
    }
    collected.ifPresent(
        it -> {
          settings(it, evaluation, source, problems);
          Checks.run(it.runbook(), it.written(), evaluation, problems, limit);
        });
    Report report = Allowances.report(source, problems);
    Optional<Loaded> loaded =
        problems.hasErrors()
            ? Optional.empty()
            : collected.map(it -> new Loaded(it.runbook(), report));
    return new Checked(loaded, report, evaluation.missing());
  }

  /** Tells values that are passed to no parameter. */
  private void settings(
      Collected collected, Evaluation evaluation, SourceText source, Problems problems) {
    if (evaluation.incomplete(ParametersWords.class)) {
      return;
    }
    List<String> known = collected.runbook().parameters().stream().map(Parameter::name).toList();
    settings.keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(
            name ->
                problems.add(
                    Problem.of(
                            Rule.UNKNOWN_PARAMETER,
                            source.whole(),
                            "there is no parameter '" + name + "'")
                        .hint(
                            NearMiss.hint(name, known)
                                .orElse(
                                    known.isEmpty()
                                        ? "this runbook takes none"
                                        : "it takes " + String.join(", ", known)))));
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
