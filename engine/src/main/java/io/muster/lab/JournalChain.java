// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.lab.Journal.Kept;
import io.muster.lab.Journal.Stretch;
import io.muster.replica.RestorePoint;
import io.muster.replica.RestorePoint.Term;
import io.muster.replication.Replication.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replicas to which changes are sent all the time (domain.md, sections 1.3 to 1.5). */
final class JournalChain implements Chain {

  /** How far what has been sent is behind the source. */
  static final Duration LAG = Duration.ofSeconds(5);

  private static final String SHORT = "short ";
  private static final String LONG = "long ";

  @Override
  public Case settled(Case one) {
    return one;
  }

  @Override
  public List<RestorePoint> points(Case one) {
    List<RestorePoint> points = new ArrayList<>();
    one.journal().kept().forEach(kept -> points.add(point(kept)));
    stretches(one).stream()
        .map(Stretch::to)
        .max(Instant::compareTo)
        .filter(newest -> points.isEmpty() || newest.isAfter(points.getLast().created()))
        .ifPresent(newest -> points.add(shortTerm(newest)));
    return points;
  }

  /** The point of an instant; empty where the journal has a gap. */
  Optional<RestorePoint> pointAt(Case one, Instant instant) {
    return stretches(one).stream().anyMatch(stretch -> stretch.has(instant))
        ? Optional.of(shortTerm(instant))
        : one.journal().kept().stream()
            .filter(kept -> kept.created().equals(instant))
            .map(JournalChain::point)
            .findFirst();
  }

  private static RestorePoint point(Kept kept) {
    return new RestorePoint(
        LONG + kept.key(), kept.name(), kept.created(), Term.LONG, kept.consistent());
  }

  private static RestorePoint shortTerm(Instant instant) {
    return new RestorePoint(SHORT + instant, instant.toString(), instant, Term.SHORT, false);
  }

  private static List<Stretch> stretches(Case one) {
    List<Stretch> all = new ArrayList<>(one.journal().stretches());
    open(one).ifPresent(all::add);
    return all;
  }

  /** The stretch that is being sent now. */
  private static Optional<Stretch> open(Case one) {
    Instant to = one.sendable().minus(LAG);
    return one.journal().held() || to.isBefore(one.journal().since())
        ? Optional.empty()
        : Optional.of(
            new Stretch(one.journal().since(), to, one.source().records(one.now()).asOf(to)));
  }

  @Override
  public Case reversed(Case one) {
    DiskRecords held = one.replica().records(one.now());
    return one.with(
        one.journal()
            .with(
                new Kept(
                    "reversal " + one.now(),
                    RestorePoints.name(one.now()),
                    one.now(),
                    held,
                    true)));
  }

  @Override
  public Case held(Case one) {
    return one.with(one.journal().heldAfter(open(one).orElse(null)));
  }

  @Override
  public Case synced(Case one, String key) {
    boolean done = one.journal().kept().stream().anyMatch(kept -> kept.key().equals(key));
    if (done) {
      return one;
    }
    DiskRecords sent = one.source().records(one.now());
    return one.with(
        one.journal().with(new Kept(key, RestorePoints.name(one.now()), one.now(), sent, true)));
  }

  Case recovered(Case one, RestorePoint point) {
    return written(one, data(one, point));
  }

  private static DiskRecords data(Case one, RestorePoint point) {
    if (point.id().startsWith(LONG)) {
      String key = point.id().substring(LONG.length());
      return one.journal().kept().stream()
          .filter(kept -> kept.key().equals(key))
          .findFirst()
          .map(Kept::records)
          .orElseThrow(() -> LabReplication.noPoint(one.replica(), point.name()));
    }
    return stretches(one).stream()
        .filter(stretch -> stretch.has(point.created()))
        .reduce((_, later) -> later)
        .map(stretch -> stretch.records().asOf(point.created()))
        .orElseThrow(() -> LabReplication.noPoint(one.replica(), point.name()));
  }

  private static Case written(Case one, DiskRecords records) {
    return one.with(one.replica().with(one.replica().image().withRecords(records)));
  }

  Case discarded(Case one) {
    List<RestorePoint> points = points(one);
    return points.isEmpty() ? one : recovered(one, points.getLast());
  }

  @Override
  public Case released(Case one) {
    return one.with(one.journal().asReleased());
  }

  @Override
  public Case prepared(Case one, Phase phase) {
    return one;
  }

  @Override
  public Case transferred(Case one, Phase phase) {
    DiskRecords sent = one.replica().records(one.now());
    Case kept = phase == Phase.STOPPED ? one.with(one.journal().keeping(sent)) : one;
    return kept.writing(one.source().with(one.source().image().withRecords(sent)));
  }

  @Override
  public Case restored(Case one) {
    DiskRecords before = one.journal().before();
    return before == null ? one : written(one, before).with(one.journal().keeping(null));
  }

  @Override
  public Case forgotten(Case one) {
    return one.with(one.journal().keeping(null));
  }

  @Override
  public Case adopted(Case one) {
    DiskRecords before = one.journal().before();
    if (before == null) {
      return one;
    }
    Kept extra =
        new Kept("failback " + one.now(), RestorePoints.name(one.now()), one.now(), before, false);
    return one.with(one.journal().with(extra).keeping(null));
  }
}
