// SPDX-License-Identifier: Apache-2.0
package io.muster.trace;

import io.muster.config.OtlpSettings;
import io.muster.journal.Journal;
import io.muster.journal.NoticeMarks;
import io.muster.journal.NoticeMarks.About;
import io.muster.journal.NoticeMarks.Behind;
import io.muster.journal.NoticeMarks.Mark;
import io.muster.notify.Patience;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.StoredRun;
import io.muster.time.Durations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the traces of runs that have ended or halted, at least once, whichever process had them.
 * One process at a time does so.
 */
public final class TraceExport implements AutoCloseable {

  /** The name under which is kept how far it is; no target of notifications can have it. */
  static final String TARGET = "otlp/traces";

  /** Spans of one request. */
  private static final int MOST = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(TraceExport.class);

  private final OtlpSettings settings;
  private final Journal journal;
  private final NoticeMarks marks;
  private final InstantSource machine;
  private final OtlpJson json;
  private final Collector collector;
  private final Patience patience = new Patience();

  /**
   * @param machine the clock by which is waited
   * @param node what the process is called
   * @param version of Muster
   */
  public TraceExport(
      OtlpSettings settings,
      Journal journal,
      NoticeMarks marks,
      InstantSource machine,
      String node,
      String version) {
    this.settings = settings;
    this.journal = journal;
    this.marks = marks;
    this.machine = machine;
    this.json = new OtlpJson(node, version);
    this.collector = new Collector(settings);
  }

  /**
   * Sends what there is to be sent now.
   *
   * @throws io.muster.journal.JournalException when the journal cannot be read or written; the rest
   *     is sent with a later call
   */
  public void round() throws InterruptedException {
    marks.begin(TARGET);
    for (Behind behind : marks.behind(TARGET)) {
      String run = behind.run().value();
      if (!patience.waits(run, machine.instant()) && !sent(behind)) {
        // why: the others would fail too
        return;
      }
    }
  }

  private boolean sent(Behind behind) throws InterruptedException {
    for (Journal.Entry entry : journal.events(behind.run(), behind.mark().told())) {
      if (entry.event() instanceof RunEnded) {
        Collector.Answer answer = send(behind, entry.number());
        if (answer == Collector.Answer.LATER && isKept(behind)) {
          return false;
        }
        if (answer != Collector.Answer.TAKEN) {
          LOG.error("the trace of run '{}' is not taken by {}", behind.run(), settings);
        }
        put(behind, Mark.at(entry.number()));
      }
    }
    patience.forget(behind.run().value());
    put(behind, Mark.at(behind.last()));
    return true;
  }

  private void put(Behind behind, Mark mark) {
    marks.put(TARGET, About.RUN, behind.run().value(), mark);
  }

  /** Whether it is tried again. */
  private boolean isKept(Behind behind) {
    Instant now = machine.instant();
    Mark failing =
        marks.find(TARGET, About.RUN, behind.run().value()).orElse(behind.mark()).failing(now);
    boolean kept =
        failing.failingSince().filter(it -> it.plus(Patience.END).isAfter(now)).isPresent();
    if (kept) {
      if (patience.failed(behind.run().value(), now).equals(Patience.FIRST)) {
        LOG.warn(
            "the trace of run '{}' cannot be sent to {} now; it is tried again for {}",
            behind.run(),
            settings,
            Durations.words(Patience.END));
      }
      put(behind, failing);
    }
    return kept;
  }

  private Collector.Answer send(Behind behind, long end) throws InterruptedException {
    Optional<StoredRun> run = journal.find(behind.run());
    List<RunEvent> events =
        journal.events(behind.run(), 0).stream()
            .filter(entry -> entry.number() <= end)
            .map(Journal.Entry::event)
            .toList();
    Instant last = events.getLast().time();
    List<Span> spans =
        run.filter(it -> !Patience.isPast(it, last, machine.instant()))
            .map(it -> RunTrace.of(it, events))
            .orElse(List.of());
    for (int from = 0; from < spans.size(); from += MOST) {
      List<Span> some = spans.subList(from, Math.min(spans.size(), from + MOST));
      Collector.Answer answer = collector.send(json.of(some));
      if (answer != Collector.Answer.TAKEN) {
        return answer;
      }
    }
    return Collector.Answer.TAKEN;
  }

  @Override
  public void close() {
    collector.close();
  }
}
