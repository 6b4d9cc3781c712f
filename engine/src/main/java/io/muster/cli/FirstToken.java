// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.cli.view.ServeLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Tells the token of the first administrator once, to whoever has started the node. */
record FirstToken(Console console, ServeLines lines, Path data) {

  private static final String FILE = "administrator.token";

  /** On the screen, before whom somebody may sit. */
  void print(String token) {
    console
        .err()
        .println(
            "nobody has a token for the API yet; this one is an administrator's, and is not shown again: "
                + token);
    console.err().flush();
  }

  /** In a file of this account, where what is printed is a log that others collect. */
  void write(String token) {
    Path file = data.resolve(FILE);
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, token + "\n");
      lines.line(
          "nobody had a token for the API; an administrator's is in '%s', read it and delete it"
              .formatted(file));
    } catch (IOException e) {
      lines.line(
          "the first token cannot be written to '%s': %s; 'muster token revoke administrator' and start again"
              .formatted(file, e.getMessage()));
    }
  }
}
