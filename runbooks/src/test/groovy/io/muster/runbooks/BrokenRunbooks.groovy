// SPDX-License-Identifier: Apache-2.0
package io.muster.runbooks

import io.muster.dsl.RunbookLoader
import io.muster.dsl.across.RunbookFiles
import io.muster.problem.Report
import io.muster.problem.TextPrinter
import java.nio.file.Files
import java.nio.file.Path

/**
 * The wrong runbooks in {@code broken}: files, and directories of runbooks that are wrong together.
 * Beside each stands what is to be said about it.
 */
class BrokenRunbooks {

  static final Path FOLDER = Path.of('broken')

  /** The names of all of them, without the ending. */
  static List<String> names() {
    entries(FOLDER).findAll { Files.isDirectory(it) || it.toString().endsWith('.groovy') }
      .collect { it.fileName.toString().replace('.groovy', '') }
  }

  /** What is said about one, or about several that are checked together. */
  static List<Report> reports(String name) {
    def directory = FOLDER.resolve(name)
    def files = Files.isDirectory(directory) ? entries(directory) : [FOLDER.resolve(name + '.groovy')]
    RunbookFiles.check(files, new RunbookLoader())*.report()
  }

  /** The report as an author in the folder sees it. */
  static String text(List<Report> reports) {
    TextPrinter.print(reports).replace(FOLDER.toString() + File.separator, '')
  }

  /** The file with the report that is expected. */
  static Path expectation(String name) {
    FOLDER.resolve(name + '.txt')
  }

  private static List<Path> entries(Path folder) {
    Files.list(folder).withCloseable { it.sorted().toList() }
  }
}
