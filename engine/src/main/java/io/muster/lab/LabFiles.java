// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Predicate;

/** The files in which a lab is kept. */
record LabFiles(Path base, Path log) {

  /** What tells whether another process has written to the files. */
  record Stamp(long baseSize, FileTime baseWritten, long logSize) {}

  LabFiles(Path base) {
    this(
        base,
        base.resolveSibling(base.getFileName().toString().replaceFirst("\\.json$", "") + ".log"));
  }

  Optional<World> read(Predicate<String> digest) {
    return new LabBase(base)
        .read()
        .filter(kept -> digest.test(kept.digest()))
        .map(this::withChanges);
  }

  private World withChanges(LabBase.Kept kept) {
    Replay replay = new Replay(kept.world());
    new LogReader(base, log).read(kept.log(), replay::apply);
    return replay.world();
  }

  Stamp stamp() {
    try {
      FileTime never = FileTime.fromMillis(0);
      Optional<BasicFileAttributes> attributes = attributes(base);
      return new Stamp(
          attributes.map(BasicFileAttributes::size).orElse(-1L),
          attributes.map(BasicFileAttributes::lastModifiedTime).orElse(never),
          attributes(log).map(BasicFileAttributes::size).orElse(0L));
    } catch (IOException e) {
      throw new DamagedLabException(base, e.toString(), e);
    }
  }

  private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
    try {
      return Optional.of(Files.readAttributes(file, BasicFileAttributes.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  void clear() throws IOException {
    // why: without its base a log says nothing, a base without its log would be of the past
    Files.deleteIfExists(base);
    Files.deleteIfExists(log);
  }
}
