// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format;

import io.muster.dsl.RunbookFile;
import io.muster.problem.InvalidRunbookException;
import io.muster.problem.Problems;
import io.muster.problem.Report;
import io.muster.problem.SourceText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/**
 * A file and its canonical form.
 *
 * @param written the text as it is in the file
 * @param canonical the text as it should be
 */
public record FormattedFile(Path file, String written, String canonical) {

  /**
   * Formats the text of a file; the file is not changed.
   *
   * @throws InvalidRunbookException with what is wrong in its syntax, or what keeps it from being
   *     read
   * @throws IOException when the file is gone all of a sudden
   */
  public static FormattedFile of(Path file) throws IOException {
    Problems problems = new Problems();
    SourceText source = RunbookFile.read(file, problems);
    if (problems.hasErrors()) {
      throw new InvalidRunbookException(new Report(source, problems.inOrder()));
    }
    String written = Files.readString(file);
    return new FormattedFile(file, written, Formatter.format(source.name(), written));
  }

  /** Where the file first differs from its canonical form; empty where it is in that form. */
  public Optional<Difference> difference() {
    return Difference.first(written, canonical);
  }

  /**
   * Puts the canonical form in the place of the file, all at once. A link stays a link, and the
   * permissions stay as they are.
   */
  public void write() throws IOException {
    Path target = file.toRealPath();
    if (!Files.isWritable(target)) {
      throw new AccessDeniedException(file.toString());
    }
    Path beside = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".new");
    try {
      Files.writeString(beside, canonical);
      PosixFileAttributeView view =
          Files.getFileAttributeView(target, PosixFileAttributeView.class);
      if (view != null) {
        Files.setPosixFilePermissions(beside, view.readAttributes().permissions());
      }
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
