// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.dsl.language.Evaluation;
import io.muster.dsl.language.Language;
import io.muster.lab.words.LabFileWords;
import io.muster.lab.words.Moment;
import io.muster.lab.words.Never;
import io.muster.lab.words.Sometime;
import io.muster.lab.words.Struck;
import io.muster.problem.InvalidRunbookException;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Report;
import io.muster.problem.Rule;
import io.muster.problem.SourceText;
import io.muster.runbook.Runbook;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file that describes a lab by what differs from the one that is made to fit a runbook. It is
 * written in the strict language of runbooks, with words of its own.
 */
public final class LabFile {

  /** The language of lab files. */
  public static final Language<LabFileWords> LANGUAGE =
      Language.of(LabFileWords.class)
          .withValues(Moment.class, Never.class, Sometime.class, Struck.class);

  private final SourceText text;

  private LabFile(SourceText text) {
    this.text = text;
  }

  /** A lab file in memory. */
  public static LabFile of(SourceText text) {
    return new LabFile(text);
  }

  /**
   * Reads a lab file.
   *
   * @throws InvalidRunbookException when it cannot be read
   */
  public static LabFile read(Path file) {
    try {
      return of(new SourceText(file.toString(), Files.readString(file)));
    } catch (NoSuchFileException _) {
      throw unreadable(file, "there is no such file", "check the name and the directory");
    } catch (CharacterCodingException _) {
      throw unreadable(file, "this file is not UTF-8 text", "save it as UTF-8");
    } catch (IOException e) {
      throw unreadable(file, "this file cannot be read", "check that you may read it");
    }
  }

  private static InvalidRunbookException unreadable(Path file, String sentence, String hint) {
    SourceText none = new SourceText(file.toString(), "");
    Problem problem = Problem.of(Rule.UNREADABLE_FILE, none.whole(), sentence).hint(hint);
    return new InvalidRunbookException(new Report(none, List.of(problem)));
  }

  /** The bytes that a saved lab is compared by. */
  public byte[] bytes() {
    return text.content().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The world that it describes.
   *
   * @param now when the lab begins where the file does not say it
   * @throws InvalidRunbookException with all that is wrong in it
   */
  public World world(Runbook runbook, Instant now, long seed) {
    return world(runbook, seed, start -> start.orElse(now));
  }

  /** The same, which begins at an instant, whatever the file says of its beginning. */
  public World worldAt(Runbook runbook, Instant start, long seed) {
    return world(runbook, seed, _ -> start);
  }

  private World world(Runbook runbook, long seed, Function<Optional<Instant>, Instant> begins) {
    Problems problems = new Problems();
    Statements statements = new Statements(problems);
    Evaluation places = LANGUAGE.read(text, statements, problems);
    if (places.isGivenUp()) {
      throw new InvalidRunbookException(new Report(text, problems.inOrder()));
    }
    Instant start = begins.apply(statements.start());
    World world = statements.appliedTo(runbook, World.fitting(runbook, start, seed), places);
    if (problems.hasErrors()) {
      throw new InvalidRunbookException(new Report(text, problems.inOrder()));
    }
    return world;
  }
}
