// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.exchange;

import io.muster.journal.JournalException;
import io.muster.journal.Seal;
import io.muster.journal.codec.JournalJson;
import io.muster.journal.codec.JournalLine;
import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaState;
import io.muster.run.RunEvent;
import io.muster.run.StoredRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An exported journal, read a run at a time, and refused where it is not whole. */
final class ExportedFile {

  /** A run with its events. */
  record ExportedRun(StoredRun run, String node, Set<ReplicaKey> replicas, List<RunEvent> events) {}

  private final Path file;
  private final Consumer<List<ReplicaState>> states;
  private final Consumer<ExportedRun> runs;
  private final Consumer<List<Seal>> chain;
  private final List<ReplicaState> seen = new ArrayList<>();
  private final ExportedChain links = new ExportedChain();
  private final Set<String> names = new HashSet<>();
  private JournalLine.@Nullable Run open;
  private List<RunEvent> events = new ArrayList<>();
  private boolean ended;
  private int number;

  private ExportedFile(
      Path file,
      Consumer<List<ReplicaState>> states,
      Consumer<ExportedRun> runs,
      Consumer<List<Seal>> chain) {
    this.file = file;
    this.states = states;
    this.runs = runs;
    this.chain = chain;
  }

  /**
   * @param states is given the states of all replicas, before any run
   * @param chain is given the chain of reports, after all runs
   * @throws ImportRefusedException when the file is no exported journal, or is not whole
   */
  static void read(
      Path file,
      Consumer<List<ReplicaState>> states,
      Consumer<ExportedRun> runs,
      Consumer<List<Seal>> chain)
      throws IOException {
    new ExportedFile(file, states, runs, chain).read();
  }

  private void read() throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        number++;
        line(parsed(text));
      }
    }
    if (!ended) {
      throw new ImportRefusedException(
          "'%s' has no end after line %d: it was cut off, or is no exported journal; export it again"
              .formatted(file, number),
          true);
    }
  }

  private JournalLine parsed(String text) {
    try {
      return JournalJson.readLine(text);
    } catch (JournalException problem) {
      throw new ImportRefusedException(
          "line %d of '%s' is not what 'muster export' writes: %s"
              .formatted(number, file, problem.getMessage()),
          true);
    }
  }

  private void line(JournalLine line) {
    JournalLine.Run run = open;
    require(!ended && (run == null || line instanceof JournalLine.Event));
    switch (line) {
      case JournalLine.Replica replica -> {
        require(names.isEmpty() && links.isEmpty());
        seen.add(replica.state());
      }
      case JournalLine.Run begins -> {
        require(links.isEmpty() && begins.events() > 0 && names.add(begins.run().id().value()));
        tellStates(names.size() == 1);
        open = begins;
        events = new ArrayList<>();
      }
      case JournalLine.Event event -> {
        events.add(event.event());
        finish(run);
      }
      case JournalLine.Report report -> {
        require(links.add(report.link()));
      }
      case JournalLine.End end -> {
        require(end.runs() == names.size() && end.replicas() == seen.size());
        tellStates(names.isEmpty());
        chain.accept(links.all());
        ended = true;
      }
    }
  }

  private void finish(JournalLine.@Nullable Run run) {
    if (run == null) {
      throw outOfPlace();
    }
    if (events.size() == run.events()) {
      open = null;
      runs.accept(new ExportedRun(run.run(), run.node(), Set.copyOf(run.replicas()), events));
    }
  }

  private void tellStates(boolean now) {
    if (now) {
      states.accept(List.copyOf(seen));
    }
  }

  private void require(boolean inPlace) {
    if (!inPlace) {
      throw outOfPlace();
    }
  }

  private ImportRefusedException outOfPlace() {
    return new ImportRefusedException(
        "line %d of '%s' does not belong there: the file was changed, or is not whole; export it again"
            .formatted(number, file),
        true);
  }
}
