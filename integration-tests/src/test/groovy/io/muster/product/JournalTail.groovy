// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import java.nio.ByteBuffer
import java.nio.channels.FileChannel
import java.nio.file.NoSuchFileException
import java.nio.file.Path
import java.nio.charset.StandardCharsets

/** What a process writes into its embedded journal, followed from outside while it does. */
class JournalTail {

  private final Path log
  private long read
  private String rest = ''
  private int written
  private int committed

  JournalTail(File data) {
    log = data.toPath().resolve('journal/db.log')
  }

  /** The number of the last event of the last run that is on the disk; 0 before there is one. */
  int appends() {
    follow()
    committed
  }

  private void follow() {
    try (def file = FileChannel.open(log)) {
      if (file.size() < read) {
        // why: another process has opened the journal, which begins its log anew
        read = 0
        rest = ''
      }
      def bytes = ByteBuffer.allocate(Math.max(0, (int) (file.size() - read)))
      file.read(bytes, read)
      read += bytes.position()
      add(new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1))
    } catch (NoSuchFileException expected) {
      // why: it comes with the first run, and goes when the journal is closed
    }
  }

  private void add(String text) {
    def lines = (rest + text).split('\n', -1)
    rest = lines.last()
    lines.dropRight(1).each { line ->
      if (line.startsWith('INSERT INTO MUSTER_EVENT VALUES(')) {
        written = (line =~ /VALUES\('[^']*',(\d+),/)[0][1] as int
      } else if (line == 'COMMIT') {
        committed = written
      }
    }
  }
}
