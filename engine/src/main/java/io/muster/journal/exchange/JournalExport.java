// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.exchange;

import io.muster.journal.Journal;
import io.muster.journal.Seal;
import io.muster.journal.codec.JournalJson;
import io.muster.journal.codec.JournalLine;
import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaState;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.run.RunSummary;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** Writes a journal as JSON lines: everything that is in it. */
public final class JournalExport {

  private final Journal journal;
  private final Writer out;

  /** How much was written. */
  public record Written(int runs, int replicas) {}

  private JournalExport(Journal journal, Writer out) {
    this.journal = journal;
    this.out = out;
  }

  public static Written write(Journal journal, Writer out) throws IOException {
    return new JournalExport(journal, out).all();
  }

  private Written all() throws IOException {
    List<ReplicaState> replicas = journal.replicas();
    for (ReplicaState state : replicas) {
      line(new JournalLine.Replica(state));
    }
    Map<ReplicaKey, RunId> owners = journal.owners();
    List<RunSummary> runs = journal.runs().reversed();
    for (RunSummary run : runs) {
      run(run, owners);
    }
    for (Seal link : journal.seals()) {
      line(new JournalLine.Report(link));
    }
    line(new JournalLine.End(runs.size(), replicas.size()));
    return new Written(runs.size(), replicas.size());
  }

  private void run(RunSummary run, Map<ReplicaKey, RunId> owners) throws IOException {
    List<RunEvent> events = journal.events(run.id());
    List<ReplicaKey> owned =
        owners.entrySet().stream()
            .filter(owner -> owner.getValue().equals(run.id()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    line(
        new JournalLine.Run(
            journal.find(run.id()).orElseThrow(), run.node(), owned, events.size()));
    for (RunEvent event : events) {
      line(new JournalLine.Event(event));
    }
  }

  private void line(JournalLine line) throws IOException {
    out.write(JournalJson.write(line));
    out.write('\n');
  }
}
