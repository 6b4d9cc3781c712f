// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl;

import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.problem.SourceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of a file; what keeps it from being read is a problem like any other. */
public final class RunbookFile {

  private static final long LARGEST = 1 << 20;

  private final SourceText nothing;
  private final Path file;
  private final Problems problems;

  private RunbookFile(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.nothing = new SourceText(file.toString(), "");
  }

  /** The text; empty, and the problem told, where there is none. */
  public static SourceText read(Path file, Problems problems) {
    return new RunbookFile(file, problems).read();
  }

  private SourceText read() {
    try {
      if (Files.isDirectory(file)) {
        return problem(Rule.UNREADABLE_FILE, "this is a directory", "name a file in it");
      }
      if (Files.size(file) > LARGEST) {
        return problem(
            Rule.TOO_LARGE,
            "this file is larger than 1 MB",
            "write what repeats with loops, or split the runbook");
      }
      return text(Files.readAllBytes(file));
    } catch (NoSuchFileException _) {
      return problem(
          Rule.UNREADABLE_FILE, "there is no such file", "check the name and the directory");
    } catch (AccessDeniedException _) {
      return problem(
          Rule.UNREADABLE_FILE, "this file may not be read", "give your user the right to read it");
    } catch (IOException e) {
      return problem(
          Rule.UNREADABLE_FILE, "this file cannot be read: " + e.getMessage(), "try again");
    }
  }

  private SourceText text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return plain.isBlank()
          ? problem(Rule.MISSING_RUNBOOK, "this file is empty", "write runbook('name') { .. }")
          : new SourceText(nothing.name(), plain);
    } catch (CharacterCodingException _) {
      return problem(Rule.NOT_UTF_8, "this file is not UTF-8 text", "save it as UTF-8");
    }
  }

  private SourceText problem(Rule rule, String sentence, String hint) {
    problems.add(Problem.of(rule, nothing.whole(), sentence).hint(hint));
    return nothing;
  }
}
