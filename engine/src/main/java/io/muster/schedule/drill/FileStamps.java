// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which files there are, and by what a change of one is noticed. */
final class FileStamps {

  /** What is known of a file that cannot be looked at. */
  private static final Stamp NONE = new Stamp(FileTime.fromMillis(0), -1, "");

  /**
   * Differs when a file was written or replaced.
   *
   * @param key the file behind the name
   */
  record Stamp(FileTime time, long size, String key) {}

  private final List<Path> places;

  FileStamps(List<Path> places) {
    this.places = List.copyOf(places);
  }

  /** The files by their paths; one that was named is among them even where it is not there. */
  Map<Path, Stamp> read() {
    Map<Path, Stamp> stamps = new TreeMap<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        runbooksIn(place).forEach(file -> stamps.put(file, stamp(file)));
      } else {
        stamps.put(place, stamp(place));
      }
    }
    return stamps;
  }

  private static List<Path> runbooksIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(FileStamps::isRunbook).toList();
    } catch (IOException _) {
      // why: it was removed at this moment; the next look sees that
      return List.of();
    }
  }

  private static boolean isRunbook(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".groovy")
        && !name.endsWith(".lab.groovy")
        && !name.startsWith(".")
        && Files.isRegularFile(file);
  }

  private static Stamp stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey()));
    } catch (IOException _) {
      return NONE;
    }
  }
}
