// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import com.fasterxml.jackson.databind.ObjectMapper
import groovy.io.FileType
import io.muster.journal.jdbc.JdbcJournal
import io.muster.run.RunEvent
import io.muster.run.RunEvent.StepDone
import java.nio.file.Files

/** Kills runs, lets them go on, and counts. */
class Kills {

  /** All places, not only some of them: {@code ./verify -Dmuster.kills=all}. */
  static final boolean ALL = System.getProperty('muster.kills') == 'all'

  /** Of the places that are chosen by chance: {@code ./verify -Dmuster.seed=N}. */
  static final long SEED = Long.getLong('muster.seed', System.currentTimeMillis())

  final String what
  final Random random = new Random(SEED)

  /** Where runs were, by the number of their last event, when they were killed. */
  final List<Integer> places = []

  private long longest

  Kills(String what) {
    this.what = what
  }

  /** Runs to its end what is killed later. */
  Run undisturbed(File data, List<?> arguments) {
    def tail = new JournalTail(data)
    long first = 0
    def ended = Muster.killedWhen({ first = first ?: (tail.appends() > 0 ? System.nanoTime() : 0); false }, *arguments)
    longest = System.nanoTime() - first
    assert ended.lines.last().contains('run.ended')
    new Run(data, ended.lines)
  }

  /** The events at which a run of so many is killed: every one, or some of them, others with another seed. */
  List<Integer> events(int all, int some) {
    int stride = ALL ? 1 : Math.ceilDiv(all, some)
    int first = 1 + Math.floorMod(SEED, stride)
    (first..<all).step(stride)
  }

  /** Kills a command when the event of this number is on the disk. */
  List<String> atEvent(int number, File data, List<?> arguments) {
    def tail = new JournalTail(data)
    killed(data, { tail.appends() >= number }, arguments)
  }

  /** Kills a command at some moment of its run, if it is not over by then. */
  List<String> someTime(File data, List<?> arguments) {
    def tail = new JournalTail(data)
    int before = tail.appends()
    long moment = random.nextLong(longest)
    long due = 0
    killed(data, {
      due = due ?: (tail.appends() != before ? System.nanoTime() + moment : 0)
      due != 0 && System.nanoTime() >= due
    }, arguments)
  }

  /** The run that a killed process has left; what it has left is not touched. */
  static String name(File data) {
    def copy = Files.createTempDirectory('journal').toFile()
    new File(data, 'journal').eachFile(FileType.FILES) { Files.copy(it.toPath(), copy.toPath().resolve(it.name)) }
    try (def journal = JdbcJournal.embedded(copy.toPath(), 'a spec')) {
      journal.runs()[0].id()
    } finally {
      copy.deleteDir()
    }
  }

  private List<String> killed(File data, Closure<Boolean> due, List<?> arguments) {
    def killed = Muster.killedWhen(due, *arguments)
    if (killed.status != 0) {
      places << new JournalTail(data).appends()
    }
    killed.lines
  }

  @Override
  String toString() {
    "kills: $what: ${places.size()} with SIGKILL, after ${places.toUnique().size()} different events (seed $SEED)"
  }

  /** A run that has come to its end. */
  static class Run {
    final List<RunEvent> events
    final List<Map> told

    Run(File data, List<String> told) {
      this.told = told.findAll { it.startsWith('{') }.collect { new ObjectMapper().readValue(it, Map) }
      try (def journal = JdbcJournal.embedded(data.toPath().resolve('journal'), 'a spec')) {
        def runs = journal.runs()
        assert runs.size() == 1
        def entries = journal.events(runs[0].id(), 0)
        assert entries*.number() == (1L..entries.size()).toList()
        events = entries*.event()
      }
    }

    /** How often each step was done. */
    Map<String, Integer> getDone() {
      events.findAll { it instanceof StepDone }.countBy { it.step().id().path() }
    }

    /** What was said to be done, and was not written down. */
    List<String> getForgotten() {
      told.findAll { it.type == 'step.done' }*.step.unique() - done.keySet()
    }
  }
}
