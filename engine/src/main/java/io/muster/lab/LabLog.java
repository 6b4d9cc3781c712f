// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what happens in a lab while it happens, so that a killed process leaves the world as
 * it was. Nothing is written, and no other process kept from the lab, before something happens.
 */
public final class LabLog implements Changes {

  private static final long ROOM = 1 << 20;

  private final LabFiles files;
  private final LabFiles.Stamp seen;
  private final String digest;
  private final World start;
  private Instant last;
  private @Nullable RandomAccessFile file;
  private long size;
  private long room;
  private boolean behind;

  LabLog(LabFiles files, LabFiles.Stamp seen, String digest, World start) {
    this.files = files;
    this.seen = seen;
    this.digest = digest;
    this.start = start;
    last = start.instant();
  }

  /** The world that the lab begins with. */
  public World start() {
    return start;
  }

  /** Time has come to an instant; to be called before anybody sees it. */
  public synchronized void passed(Instant now) {
    if (!now.isAfter(last)) {
      return;
    }
    last = now;
    if (behind) {
      return;
    }
    try {
      append(LogLine.at(now));
    } catch (LabInUseException | UncheckedIOException e) {
      // why: the clock can tell nobody; whoever changes something next is told
      behind = true;
    }
  }

  /**
   * @throws LabInUseException when another process changes the lab
   */
  @Override
  public void write(List<Change> together, Supplier<World> world) {
    if (!written(together)) {
      keep(world.get());
    }
  }

  /** Whether a line is all that was to be written. */
  private synchronized boolean written(List<Change> together) {
    if (behind) {
      return false;
    }
    boolean written = false;
    try {
      append(LogLine.of(together));
      written = true;
    } finally {
      behind = !written;
    }
    return size < room;
  }

  private void append(LogLine line) {
    try {
      write(file == null ? begun(start) : file, line);
    } catch (IOException e) {
      throw unkept(e);
    }
  }

  private void write(RandomAccessFile to, LogLine line) throws IOException {
    byte[] json = LabJson.JSON.writeValueAsBytes(line);
    byte[] text = Arrays.copyOf(json, json.length + 1);
    text[json.length] = '\n';
    to.write(text);
    size += text.length;
  }

  /** Begins a log of what follows on a world. */
  private RandomAccessFile begun(World world) throws IOException {
    RandomAccessFile to = file == null ? opened() : file;
    String name = UUID.randomUUID().toString();
    new LabBase(files.base()).write(new LabBase.Kept(name, digest, world));
    to.setLength(0);
    to.seek(0);
    size = 0;
    room = ROOM + 2 * Files.size(files.base());
    write(to, LogLine.named(name));
    if (last.isAfter(world.instant())) {
      write(to, LogLine.at(last));
    }
    return to;
  }

  /** The log, which is ours from now on; the system lets others have it when this process ends. */
  private RandomAccessFile opened() throws IOException {
    Files.createDirectories(files.base().getParent());
    RandomAccessFile to = new RandomAccessFile(files.log().toFile(), "rw");
    if (!isLocked(to) || !files.stamp().equals(seen)) {
      to.close();
      throw new LabInUseException(files.base());
    }
    file = to;
    return to;
  }

  private static boolean isLocked(RandomAccessFile file) throws IOException {
    try {
      FileLock lock = file.getChannel().tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private synchronized void keep(World world) {
    behind = true;
    try {
      var _ = begun(world);
      behind = false;
    } catch (IOException e) {
      throw unkept(e);
    }
  }

  private UncheckedIOException unkept(IOException e) {
    String why = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return new UncheckedIOException(
        "the lab cannot be kept in '%s': %s; make room or make the folder writable, then go on"
            .formatted(files.base(), Objects.requireNonNullElse(why, e.toString())),
        e);
  }

  /** Whether anything has been written, so that there is something to keep or to drop. */
  public synchronized boolean isBegun() {
    return file != null;
  }

  /**
   * Ends with a world that the next command is to find. Where that cannot be written as a whole, it
   * finds what was written while it happened, as it does after a kill.
   */
  public synchronized void close(World world) {
    if (file != null) {
      try {
        keep(world);
      } catch (UncheckedIOException _) {
        close(() -> {});
        return;
      }
      close(() -> Files.delete(files.log()));
    }
  }

  /** Ends so that the next command begins with a fresh lab. */
  public synchronized void drop() {
    if (file != null) {
      close(files::clear);
    }
  }

  private interface Ending {
    void end() throws IOException;
  }

  private void close(Ending ending) {
    try (RandomAccessFile _ = file) {
      ending.end();
      file = null;
    } catch (IOException e) {
      throw unkept(e);
    }
  }
}
