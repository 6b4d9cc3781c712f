// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.action.StepContext;
import io.muster.engine.Aside;
import io.muster.engine.Desk;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunId;
import io.muster.runbook.Runbook;
import io.muster.time.LiveTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Runs runbooks in a program of somebody else: it starts runs and goes on with them until it is
 * closed. What is refused is thrown as the engine throws it; {@link Refusal} has the sentences.
 */
public final class Muster implements AutoCloseable {

  /** How long the steps that are under way may take to end. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Records records;
  private final RunPlaces places;
  private final Desk desk;
  private final LiveTime time = new LiveTime(InstantSource.system());
  private final JournalWatch watch;

  private Muster(Records records, RunPlaces places, Shelf shelf) {
    this.records = records;
    this.places = places;
    this.desk = new PlacesDesk(places, shelf, records.journal());
    this.watch = new JournalWatch(time, () -> records.journal().unfinished(Instant.EPOCH));
    watch.start();
  }

  /**
   * Opens the journal and goes on with the runs in it whose process has ended.
   *
   * @throws io.muster.config.ConfigurationException when the configuration cannot be used
   * @throws io.muster.journal.JournalException when the journal cannot be opened, such as when
   *     another process has it
   */
  public static Muster open(MusterSettings settings) {
    DrillSources sources = DrillSources.of(settings.runbooks(), settings.configuration(), _ -> {});
    Records records = Records.open(settings.configuration(), settings.data(), settings.user());
    try {
      RunPlaces places = RunPlaces.of(settings, sources.lab(), records);
      places.start();
      return new Muster(records, places, new Shelf(sources.runbooks()));
    } catch (RuntimeException e) {
      records.close();
      throw e;
    }
  }

  /** Where runs take place, for people. */
  public String place() {
    return places.words();
  }

  /** Where runs are started, told something and found. */
  public Desk desk() {
    return desk;
  }

  /**
   * Waits until a run has ended or halted, whoever goes on with it.
   *
   * @param wanted whether somebody still waits
   * @return how it has ended; empty when nobody waits any more
   */
  public Optional<RunEnded> awaitEnd(RunId run, BooleanSupplier wanted) {
    return new Following(records.journal(), run, 0).untilEnd(_ -> {}, wanted);
  }

  /** Why the journal cannot be used, as far as is known; empty where it can. */
  public Optional<String> journalProblem() {
    return watch.problem();
  }

  /** The sites of the configuration; none where runs take place in labs. */
  public Set<String> sites() {
    return places.sites();
  }

  /** Asks the vCenter of a site; gives why it cannot be reached or lets nobody in. */
  public Optional<String> siteProblem(String site) {
    return places.problem(site);
  }

  /**
   * Does something on the sites of a runbook that is no part of a run.
   *
   * @param limit how long it may take
   * @param changed the machine that is changed, which no run may have; empty where it only looks
   */
  public <T> T aside(
      Runbook runbook, Duration limit, Optional<String> changed, Function<StepContext, T> work) {
    return places.on(
        runbook,
        lab -> {
          Aside aside = lab.aside();
          return Awaited.joined(
              aside.perform(
                  runbook,
                  limit,
                  context -> {
                    changed.ifPresent(vm -> aside.requireFree(runbook, vm));
                    return work.apply(context);
                  }));
        });
  }

  /** Ends what the current steps have begun, and leaves the rest to whoever goes on. */
  @Override
  public void close() {
    try (records;
        places;
        time;
        watch) {
      places.leave();
      var _ = places.left(GRACE);
    }
  }
}
