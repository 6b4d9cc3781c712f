// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * That one process at a time uses a folder. The operating system gives the lock back when the
 * process ends, however it does.
 */
final class FolderLock implements AutoCloseable {

  private static final String FILE = "muster.lock";

  /** Behind the text, which others have to be able to read. */
  private static final long LOCKED = Long.MAX_VALUE - 1;

  /**
   * The folders that this process has, with what it does there.
   *
   * <p>why: where a process closes a file it has locked, even after only reading it, the lock is
   * gone
   */
  private static final Map<Path, String> OWN = new ConcurrentHashMap<>();

  private final Path folder;
  private final FileChannel file;

  private FolderLock(Path folder, FileChannel file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * @throws JournalException when the folder is in use
   */
  static FolderLock on(Path folder, String command) throws IOException {
    String holder = ProcessHandle.current().pid() + " (" + command + ")";
    String own = OWN.putIfAbsent(folder, holder);
    if (own != null) {
      throw taken(folder, own);
    }
    try {
      return new FolderLock(folder, locked(folder, holder));
    } catch (IOException | RuntimeException e) {
      OWN.remove(folder);
      throw e;
    }
  }

  private static FileChannel locked(Path folder, String holder) throws IOException {
    Path path = folder.resolve(FILE);
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean done = false;
    try {
      FileLock lock = file.tryLock(LOCKED, 1, false);
      if (lock == null) {
        throw taken(folder, Files.readString(path).strip());
      }
      file.truncate(0);
      file.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)));
      done = true;
      return file;
    } finally {
      if (!done) {
        file.close();
      }
    }
  }

  private static JournalException taken(Path folder, String holder) {
    return new JournalException(
        "the journal in '%s' is in use by process %s; wait for its end, or use another folder with --data"
            .formatted(folder, holder),
        false,
        null);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException _) {
      // why: it is open for the lock alone, and the lock ends with the process at the latest
    } finally {
      OWN.remove(folder);
    }
  }
}
