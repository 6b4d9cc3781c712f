// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import io.muster.config.DrillSettings.Overlap;
import io.muster.engine.InvalidRequestException;
import io.muster.engine.RunRefusedException;
import io.muster.journal.Journal;
import io.muster.journal.JournalException;
import io.muster.journal.ReplicaTakenException;
import io.muster.journal.RunExistsException;
import io.muster.runbook.Runbook;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps times of schedules: starts the drill, or says why not. */
final class Occasions {

  private static final Logger LOG = LoggerFactory.getLogger(Occasions.class);

  private final Drills.Setting setting;
  private final Journal journal;
  private final Occupied occupied;

  Occasions(Drills.Setting setting) {
    this.setting = setting;
    this.journal = setting.journal();
    this.occupied = new Occupied(journal, setting.sites().areLabs());
  }

  /**
   * What has come of a time.
   *
   * @param started whether the drill has begun
   * @param waits whether it is to be tried again
   */
  record Result(boolean started, boolean waits, List<String> told) {
    static final Result NOTHING = new Result(false, false, List.of());

    private static Result of(String line) {
      return new Result(false, false, List.of(line));
    }
  }

  Result keep(Occasion occasion) {
    if (journal.find(occasion.run()).isPresent()) {
      return Result.NOTHING;
    }
    return switch (occasion.schedule().subject()) {
      case Scheduled.One(String name) -> {
        Runbook runbook = setting.library().runbooks().get(name);
        yield runbook == null
            ? Result.NOTHING
            : occupied
                .why(runbook)
                .map(why -> busy(occasion, why))
                .orElseGet(() -> start(occasion, runbook));
      }
      case Scheduled.Among(Set<String> names) -> choose(occasion, names);
    };
  }

  private Result choose(Occasion occasion, Set<String> names) {
    Map<String, Runbook> known = setting.library().runbooks();
    Collection<Runbook> meant =
        known.values().stream()
            .filter(runbook -> names.isEmpty() || names.contains(runbook.name()))
            .toList();
    if (meant.isEmpty()) {
      return Result.of(
          occasion.skipped(
              "it has none of these runbooks; known are "
                  + String.join(", ", new TreeSet<>(known.keySet()))));
    }
    List<Runbook> free = meant.stream().filter(it -> occupied.why(it).isEmpty()).toList();
    long seed = occasion.due().getEpochSecond() ^ occasion.schedule().key().hashCode();
    return Proofs.of(journal)
        .choose(free, seed)
        .map(runbook -> start(occasion, runbook))
        .orElseGet(() -> busy(occasion, "all of its runbooks are in other runs"));
  }

  private Result start(Occasion occasion, Runbook runbook) {
    try {
      setting.sites().start(occasion.request(runbook));
      return new Result(true, false, List.of(occasion.started(runbook)));
    } catch (RunExistsException _) {
      return Result.NOTHING;
    } catch (ReplicaTakenException taken) {
      return busy(
          occasion,
          "replica '%s' belongs to run '%s'".formatted(taken.replica().name(), taken.owner().id()));
    } catch (RunRefusedException | InvalidRequestException refused) {
      return Result.of(occasion.says("is refused", String.valueOf(refused.getMessage())));
    } catch (JournalException unwritten) {
      throw unwritten;
    } catch (RuntimeException problem) {
      LOG.error("the drill {} cannot be started", occasion.run(), problem);
      return Result.of(occasion.says("cannot be started", String.valueOf(problem.getMessage())));
    }
  }

  private Result busy(Occasion occasion, String why) {
    if (setting.settings().overlap() == Overlap.SKIP) {
      return Result.of(occasion.skipped(why));
    }
    List<String> once = occasion.queued() ? List.of() : List.of(occasion.says("waits", why));
    return new Result(false, true, once);
  }
}
