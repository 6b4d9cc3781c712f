// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps a lab in a file, so that the next command finds it as the last one left it. */
public final class LabStore {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new TimeAsText())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private static final int VERSION = 4;

  private final Path file;

  /**
   * A world as it is kept.
   *
   * @param version of the way in which worlds are kept
   * @param digest of the texts that the lab was made from
   */
  private record Kept(int version, @Nullable String digest, @Nullable World world) {}

  /** What tells whether the rest can be read. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Header(int version) {}

  public LabStore(Path file) {
    this.file = file;
  }

  /**
   * The world as it was saved.
   *
   * @param digest of the texts that the lab is made from now
   * @return empty where nothing was saved yet, or where the lab was made from other texts, or saved
   *     by another version of Muster
   * @throws DamagedLabException when the file cannot be read or is no lab
   */
  public Optional<World> load(String digest) {
    return read().filter(kept -> digest.equals(kept.digest())).map(Kept::world);
  }

  /**
   * The world as it was saved, whatever it was made from.
   *
   * @return empty where nothing was saved yet, or another version of Muster has saved it
   * @throws DamagedLabException when the file cannot be read or is no lab
   */
  public Optional<World> kept() {
    return read().map(Kept::world);
  }

  private Optional<Kept> read() {
    try {
      byte[] text = Files.readAllBytes(file);
      if (text.length > 0 && JSON.readValue(text, Header.class).version() != VERSION) {
        return Optional.empty();
      }
      Kept kept =
          text.length == 0 ? new Kept(VERSION, null, null) : JSON.readValue(text, Kept.class);
      if (kept.digest() == null || kept.world() == null) {
        throw new DamagedLabException(file, "it is not complete", null);
      }
      return Optional.of(kept);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JacksonException e) {
      throw new DamagedLabException(file, place(e), e);
    } catch (IOException e) {
      throw new DamagedLabException(file, e.toString(), e);
    }
  }

  private static String place(JacksonException e) {
    return e.getLocation() == null
        ? "it is not the JSON of a lab"
        : "it is not the JSON of a lab at line %d, column %d"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  /** Saves a world; whoever loads meanwhile sees the old one or the new one. */
  public void save(String digest, World world) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "lab", ".json");
      Files.write(written, JSON.writeValueAsBytes(new Kept(VERSION, digest, world)));
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the lab cannot be saved in '" + file + "'", e);
    }
  }

  /** Forgets what was saved, so that the next command begins with a fresh lab. */
  public void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the lab saved in '" + file + "' cannot be removed", e);
    }
  }
}
