// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps a lab in files, so that the next command finds it as the last one left it, in whatever way
 * that ended: a whole world, and beside it a log of what has changed since.
 */
public final class LabStore {

  private final Path file;

  /**
   * @param file of the whole world, {@code NAME.json}; the log is {@code NAME.log}
   */
  public LabStore(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * The lab that is kept, or a fresh one where there is none that was made from these texts.
   *
   * @param digest of the texts that the lab is made from now
   * @throws DamagedLabException when the files cannot be read or are no lab
   */
  public LabLog open(String digest, Supplier<World> fresh) {
    LabFiles files = new LabFiles(file);
    LabFiles.Stamp seen = files.stamp();
    return new LabLog(files, seen, digest, load(digest).orElseGet(fresh));
  }

  /**
   * The world as it was left.
   *
   * @param digest of the texts that the lab is made from now
   * @return empty where nothing is kept, or where the lab was made from other texts, or by another
   *     version of Muster
   * @throws DamagedLabException when the files cannot be read or are no lab
   */
  public Optional<World> load(String digest) {
    return new LabFiles(file).read(digest::equals);
  }

  /**
   * The world as it was left, whatever it was made from.
   *
   * @return empty where nothing is kept, or another version of Muster has done so
   * @throws DamagedLabException when the files cannot be read or are no lab
   */
  public Optional<World> kept() {
    return new LabFiles(file).read(_ -> true);
  }
}
