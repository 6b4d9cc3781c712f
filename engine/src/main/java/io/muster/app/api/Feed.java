// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import io.muster.journal.Journal;
import io.muster.journal.JournalException;
import io.muster.json.EventJson;
import io.muster.run.RunId;
import io.muster.run.RunState;
import io.muster.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens in a run, as a stream of events; it is kept as long as somebody follows it. */
final class Feed {

  /** How often the journal is looked at: two people see what each other does within a second. */
  private static final Duration EVERY = Duration.ofMillis(500);

  /** What is sent at once at the most. */
  private static final int CHUNK = 64 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

  private final Time time;
  private final Journal journal;
  private final RunId run;
  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
  private final List<Frame> frames = new ArrayList<>();
  private long seen;
  private boolean over;
  private boolean begun;
  private boolean ended;

  /** An event as it is sent. */
  private record Frame(long number, String text) {}

  /**
   * What is to be sent next.
   *
   * @param last the number of the last event in it
   * @param end whether nothing comes after it
   */
  record Piece(String text, long last, boolean end) {}

  Feed(Time time, Journal journal, RunId run) {
    this.time = time;
    this.journal = journal;
    this.run = run;
  }

  void add(Viewer viewer) {
    viewers.add(viewer);
  }

  boolean isDeserted() {
    return viewers.isEmpty();
  }

  /**
   * Begins to look, unless it does already.
   *
   * @param left says whether nobody will come any more
   */
  void begin(BooleanSupplier left) {
    boolean first;
    synchronized (this) {
      first = !begun;
      begun = true;
    }
    if (first) {
      time.fork("feed " + run, () -> look(left));
    } else {
      pump();
    }
  }

  private void look(BooleanSupplier left) {
    try {
      read();
      pump();
    } catch (JournalException problem) {
      LOG.warn("run {} cannot be followed now: {}", run, problem.getMessage());
      pump();
    } finally {
      if (!isEnded() && !left.getAsBoolean()) {
        var _ = time.at(time.now().plus(EVERY), () -> look(left));
      }
    }
  }

  private synchronized boolean isEnded() {
    return ended;
  }

  private void read() {
    List<Journal.Entry> more = journal.events(run, seen());
    synchronized (this) {
      for (Journal.Entry entry : more) {
        seen = entry.number();
        EventJson.of(run, entry.event())
            .ifPresent(
                json ->
                    frames.add(
                        new Frame(
                            entry.number(),
                            "id: %d\nevent: %s\ndata: %s\n\n"
                                .formatted(entry.number(), json.path("type").asText(), json))));
        RunState.after(entry.event()).ifPresent(state -> over = state == RunState.ENDED);
      }
    }
  }

  private synchronized long seen() {
    return seen;
  }

  private void pump() {
    viewers.removeIf(viewer -> !viewer.pump(this, time.now()));
  }

  /** What comes after an event, as far as it is known. */
  synchronized Piece after(long number) {
    StringBuilder text = new StringBuilder();
    long last = number;
    for (int i = first(number); i < frames.size() && text.length() < CHUNK; i++) {
      text.append(frames.get(i).text());
      last = frames.get(i).number();
    }
    boolean all = frames.isEmpty() || last >= frames.getLast().number();
    return new Piece(text.toString(), last, over && all);
  }

  private int first(long number) {
    int low = 0;
    int high = frames.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (frames.get(middle).number() <= number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Lets all go. */
  void end() {
    synchronized (this) {
      ended = true;
    }
    viewers.forEach(Viewer::end);
    viewers.clear();
  }
}
