// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file of a whole world. */
record LabBase(Path file) {

  private static final int VERSION = 4;

  /**
   * A world as it is kept.
   *
   * @param log names the log of what has changed since
   * @param digest of the texts that the lab was made from
   */
  record Kept(String log, String digest, World world) {}

  /**
   * The same as it is written.
   *
   * @param version of the way in which worlds are kept
   */
  private record Written(
      int version, @Nullable String log, @Nullable String digest, @Nullable World world) {

    Optional<Kept> complete() {
      return log == null || digest == null || world == null
          ? Optional.empty()
          : Optional.of(new Kept(log, digest, world));
    }
  }

  /** What tells whether the rest can be read. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Header(int version) {}

  /**
   * @return empty where there is none, or where another version of Muster has written it
   * @throws DamagedLabException when the file cannot be read or is no lab
   */
  Optional<Kept> read() {
    try {
      byte[] text = Files.readAllBytes(file);
      if (text.length > 0 && LabJson.JSON.readValue(text, Header.class).version() != VERSION) {
        return Optional.empty();
      }
      Optional<Kept> kept =
          text.length == 0
              ? Optional.empty()
              : LabJson.JSON.readValue(text, Written.class).complete();
      return Optional.of(
          kept.orElseThrow(() -> new DamagedLabException(file, "it is not complete", null)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JacksonException e) {
      throw new DamagedLabException(file, "it " + LabJson.damage(e.getLocation()), e);
    } catch (IOException e) {
      throw new DamagedLabException(file, e.toString(), e);
    }
  }

  /** Whoever reads meanwhile sees the old world or the new one. */
  void write(Kept kept) throws IOException {
    Written whole = new Written(VERSION, kept.log(), kept.digest(), kept.world());
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    boolean written = false;
    try {
      Files.write(beside, LabJson.JSON.writeValueAsBytes(whole));
      written = true;
    } finally {
      if (!written) {
        discard(beside);
      }
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Half of a file takes room where there is none. */
  private static void discard(Path half) throws IOException {
    if (Files.isRegularFile(half)) {
      Files.delete(half);
    }
  }
}
