// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import io.muster.journal.JournalException
import io.muster.journal.Samples
import java.nio.file.Path

/** A process that writes events, and after each of them prints its number. */
class Appending {

  static void main(String[] arguments) {
    def (folder, run, events) = arguments
    long last = 1
    try {
      def journal = JdbcJournal.embedded(Path.of(folder), 'child')
      def claim = journal.create(Samples.run(run), [] as Set, 'child')
      while (events == '0' || last < events.toInteger()) {
        println last
        journal.append(claim, Samples.began("vm$last"), [])
        last++
      }
      journal.close()
    } catch (JournalException e) {
      System.err.println("${e.passing()} $e.message")
    }
  }
}
