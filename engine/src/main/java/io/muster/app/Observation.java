// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.http.Door;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What a process that stays lets others know beside its log: what it measures, the notifications
 * and the traces of runs. It is told what happens in the runs of the process.
 */
public final class Observation implements BiConsumer<RunId, RunEvent>, AutoCloseable {

  private final Monitoring monitoring;
  private final Notifications notifications;
  private final Traces traces;

  private Observation(Monitoring monitoring, Notifications notifications, Traces traces) {
    this.monitoring = monitoring;
    this.notifications = notifications;
    this.traces = traces;
  }

  /**
   * Begins to measure; nothing is sent before {@link #serves}.
   *
   * @param version of Muster
   * @throws io.muster.config.ConfigurationException when the configuration cannot be used
   */
  public static Observation open(Optional<Path> configuration, Records records, String version) {
    Monitoring monitoring = Monitoring.begin(records, version);
    return new Observation(
        monitoring,
        Notifications.open(configuration, records, monitoring.notifications()),
        Traces.open(configuration, records, version));
  }

  /** What answers over HTTP: what is measured, and what people open who were written to. */
  public List<Door> doors() {
    return Stream.concat(Stream.of(monitoring.door()), notifications.door().stream()).toList();
  }

  /** The process goes on with runs from now on. */
  public void serves(Server server) {
    monitoring.serves(server);
    notifications.serves(server);
    traces.begin();
  }

  @Override
  public void accept(RunId run, RunEvent event) {
    monitoring.accept(run, event);
  }

  @Override
  public void close() {
    notifications.close();
    traces.close();
  }
}
