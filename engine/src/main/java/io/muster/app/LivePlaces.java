// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.config.Configuration;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.runbook.Runbook;
import io.muster.time.Time;
import io.muster.vsphere.VSphereFault;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The sites of a configuration; the program is a node among those that share the journal. */
final class LivePlaces implements RunPlaces {

  private final Workplace workplace;
  private final Node node;
  private final Records records;
  private final Set<String> sites;

  /**
   * @param events is told what happens in the runs that this process has
   */
  LivePlaces(Path configuration, Records records, BiConsumer<RunId, RunEvent> events) {
    this.records = records;
    sites =
        Collections.unmodifiableSet(
            new TreeSet<>(Configuration.load(configuration, new Placeholders()).sites().keySet()));
    workplace = Workplace.live(configuration, records);
    node = new Node(workplace.engine(), records, workplace.time(), events);
  }

  @Override
  public void start() {
    node.start();
  }

  @Override
  public String words() {
    return workplace.place();
  }

  @Override
  public <T> T on(Runbook runbook, Function<Workplace, T> work) {
    return work.apply(workplace);
  }

  @Override
  public <T> T on(StoredRun run, Function<Workplace, T> work) {
    return work.apply(workplace);
  }

  @Override
  public void goOn(StoredRun run) {
    records.queue().goOn(run.id());
  }

  @Override
  public Time time() {
    return workplace.time();
  }

  @Override
  public Set<String> sites() {
    return sites;
  }

  @Override
  public Optional<String> problem(String site) {
    try {
      var _ = workplace.vCenters().at(site).networks();
      return Optional.empty();
    } catch (VSphereFault fault) {
      return Optional.of("%s (%s)".formatted(fault.getMessage(), fault.fault()));
    }
  }

  @Override
  public int underWay() {
    return node.underWay();
  }

  @Override
  public void leave() {
    node.leave();
  }

  @Override
  public void close() {
    workplace.close();
  }
}
