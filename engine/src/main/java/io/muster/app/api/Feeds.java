// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import io.muster.http.Reply;
import io.muster.journal.Journal;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.RunState;
import io.muster.time.Time;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs that somebody follows, each looked at once for all who follow it. */
final class Feeds implements AutoCloseable {

  private final Time time;
  private final Gate gate;
  private final Map<RunId, Feed> feeds = new HashMap<>();
  private boolean closed;

  Feeds(Time time, Gate gate) {
    this.time = time;
    this.gate = gate;
  }

  /**
   * Tells somebody what happens in a run, from the event after the one that he has seen last.
   *
   * @return nothing, where the run is over and all is told, so that a browser asks no more
   */
  Reply follow(Visit visit, RunId run) {
    Optional<String> last = visit.call().header("Last-Event-ID");
    long after =
        last.filter(it -> it.matches("[0-9]{1,18}"))
            .map(Long::parseLong)
            .orElseGet(() -> visit.number("after", 0, Long.MAX_VALUE));
    Journal journal = visit.house().desk().journal();
    boolean over = RunHistory.of(journal.events(run)).state() == RunState.ENDED;
    if (over && journal.events(run, after).isEmpty()) {
      return Replies.nothing();
    }
    return new Reply.Stream(
        Replies.stream(),
        outlet -> {
          Viewer viewer =
              new Viewer(outlet, after, () -> gate.stillCounts(visit.token()), time.now());
          join(journal, run, viewer);
        });
  }

  private void join(Journal journal, RunId run, Viewer viewer) {
    Feed feed;
    synchronized (this) {
      if (closed) {
        viewer.end();
        return;
      }
      feed = feeds.computeIfAbsent(run, _ -> new Feed(time, journal, run));
      feed.add(viewer);
    }
    feed.begin(() -> leave(run, feed));
  }

  /** Forgets a run that nobody follows; false where somebody has come in the meantime. */
  private synchronized boolean leave(RunId run, Feed feed) {
    return feed.isDeserted() && feeds.remove(run, feed);
  }

  /** How many runs are looked at. */
  synchronized int followed() {
    return feeds.size();
  }

  @Override
  public void close() {
    List<Feed> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(feeds.values());
      feeds.clear();
    }
    all.forEach(Feed::end);
  }
}
