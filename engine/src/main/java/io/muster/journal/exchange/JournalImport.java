// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.exchange;

import io.muster.journal.Journal;
import io.muster.journal.Seal;
import io.muster.journal.exchange.ExportedFile.ExportedRun;
import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaState;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries an exported journal into another one. The file is read twice: first to see whether it is
 * whole and fits, then to write it down, each run as one.
 */
public final class JournalImport {

  private final Journal journal;
  private final Path file;
  private final Map<ReplicaKey, RunId> owners;
  private final List<String> reasons = new ArrayList<>();
  private int runs;
  private int present;
  private int replicas;
  private boolean chained;

  /**
   * What was done.
   *
   * @param runs how many were written
   * @param present how many runs were there already
   * @param replicas how many states of replicas were written; the others were there already, or
   *     newer ones
   * @param chained whether the chain of reports is that of the file now; not where there is another
   */
  public record Imported(int runs, int present, int replicas, boolean chained) {
    Imported(int runs, int present, int replicas) {
      this(runs, present, replicas, true);
    }
  }

  private JournalImport(Journal journal, Path file) {
    this.journal = journal;
    this.file = file;
    this.owners = journal.owners();
  }

  /**
   * Imports all runs that are not there yet, and the states of replicas where none or an older one
   * is known.
   *
   * @throws ImportRefusedException when the file is not whole, or does not fit to what is there
   */
  public static Imported read(Journal journal, Path file) throws IOException {
    return new JournalImport(journal, file).all();
  }

  private Imported all() throws IOException {
    ExportedFile.read(file, _ -> {}, this::check, _ -> {});
    if (!reasons.isEmpty()) {
      throw new ImportRefusedException(String.join("\n", reasons), false);
    }
    ExportedFile.read(file, this::states, this::restore, this::chain);
    return new Imported(runs, present, replicas, chained);
  }

  private void check(ExportedRun exported) {
    RunId id = exported.run().id();
    Optional<StoredRun> there = journal.find(id);
    if (there.isPresent()) {
      if (!isSame(there.get(), exported)) {
        reasons.add(
            "run '%s' is in this journal already and is not the same as in '%s'"
                .formatted(id, file));
      }
      return;
    }
    for (ReplicaKey replica : exported.replicas()) {
      RunId owner = owners.get(replica);
      if (owner != null) {
        reasons.add(
            "replica '%s' belongs to run '%s' in this journal, and to run '%s' in '%s'; end one of them"
                .formatted(replica.name(), owner, id, file));
      }
    }
  }

  private boolean isSame(StoredRun there, ExportedRun exported) {
    return there.equals(exported.run()) && events(there.id()).equals(exported.events());
  }

  private List<RunEvent> events(RunId run) {
    return journal.events(run);
  }

  private void states(List<ReplicaState> states) {
    Map<ReplicaKey, ReplicaState> known = new HashMap<>();
    journal.replicas().forEach(state -> known.put(state.vm(), state));
    List<ReplicaState> news =
        states.stream()
            .filter(state -> !owners.containsKey(state.vm()))
            .filter(state -> isNews(state, known.get(state.vm())))
            .toList();
    journal.adopt(news, Set.of());
    replicas = news.size();
  }

  private static boolean isNews(ReplicaState state, @Nullable ReplicaState known) {
    return known == null || known.since().isBefore(state.since());
  }

  private void restore(ExportedRun exported) {
    if (journal.find(exported.run().id()).isPresent()) {
      present++;
      return;
    }
    journal.restore(exported.run(), exported.node(), exported.replicas(), exported.events());
    runs++;
  }

  /** Links go on from those that are there, or not at all: none can be put in between. */
  private void chain(List<Seal> links) {
    List<Seal> there = journal.seals();
    chained = links.size() >= there.size() && links.subList(0, there.size()).equals(there);
    if (chained) {
      links.stream().skip(there.size()).forEach(link -> journal.seal(link.run(), link.digest()));
    } else {
      chained = links.isEmpty();
    }
  }
}
