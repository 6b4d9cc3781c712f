// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.lab.LabFile;
import io.muster.lab.World;
import io.muster.runbook.Runbook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a lab is made from: the runbook that it fits, and the file that describes it where there is
 * one.
 */
record LabText(Runbook runbook, Optional<Path> path, Optional<LabFile> file) {

  /** The file that was named, or {@code x.lab.groovy} beside {@code x.groovy} where that exists. */
  static LabText of(Runbook runbook, Optional<Path> named) {
    Optional<Path> path = named.or(() -> beside(Path.of(runbook.source().file())));
    return new LabText(runbook, path, path.map(LabFile::read));
  }

  private static Optional<Path> beside(Path runbook) {
    String name = runbook.getFileName().toString().replaceFirst("\\.groovy$", "") + ".lab.groovy";
    return Optional.of(runbook.resolveSibling(name)).filter(Files::isRegularFile);
  }

  /** Differs when the runbook or the file does. */
  String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(runbook.source().sha256().getBytes(StandardCharsets.UTF_8));
      file.ifPresent(text -> sha256.update(text.bytes()));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  World world(Instant start, long seed) {
    return file.map(text -> text.world(runbook, start, seed))
        .orElseGet(() -> World.fitting(runbook, start, seed));
  }

  /** The same, which begins at this instant, whatever the file says of its beginning. */
  World worldAt(Instant start, long seed) {
    return file.map(text -> text.worldAt(runbook, start, seed))
        .orElseGet(() -> World.fitting(runbook, start, seed));
  }

  /** For people. */
  String place() {
    return path.map(described -> "the lab of " + described.getFileName()).orElse("the lab");
  }
}
