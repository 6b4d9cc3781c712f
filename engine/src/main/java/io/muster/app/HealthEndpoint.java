// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.config.Configuration;
import io.muster.config.HttpSettings;
import io.muster.http.Door;
import io.muster.http.Health;
import io.muster.http.HttpServer;
import io.muster.http.Tls;
import io.muster.time.LiveTime;
import io.muster.trigger.webhook.Hooks;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Answers over HTTP, from before this process begins to go on with runs to its end: how it is, and
 * what comes of messages.
 */
public final class HealthEndpoint implements AutoCloseable {

  private final Records records;
  private final String version;
  private final LiveTime time = new LiveTime(InstantSource.system());
  private final JournalWatch watch;
  private final AtomicReference<@Nullable Server> server = new AtomicReference<>();
  private volatile boolean stopping;
  private Optional<HttpServer> http = Optional.empty();

  private HealthEndpoint(Records records, String version) {
    this.records = records;
    this.version = version;
    // why: the runs that go on now are what a node has to be able to read
    this.watch = new JournalWatch(time, () -> records.journal().unfinished(Instant.EPOCH));
  }

  /**
   * Where a configuration wants it to answer.
   *
   * @throws io.muster.config.ConfigurationException when the configuration cannot be read
   */
  public static HttpSettings settings(Optional<Path> configuration) {
    return configuration
        .map(file -> Configuration.load(file, new Placeholders()).http())
        .orElse(HttpSettings.OFF);
  }

  /**
   * Begins to answer, where that is wanted.
   *
   * @param others what answers at the same port
   * @throws io.muster.http.HttpException when the port cannot be used
   */
  public static HealthEndpoint open(
      HttpSettings settings, Records records, String version, List<Door> others) {
    HealthEndpoint endpoint = new HealthEndpoint(records, version);
    List<Door> doors = new ArrayList<>(others);
    doors.add(Door.health(endpoint::health));
    doors.add(Door.hooks(endpoint::hooks));
    settings
        .port()
        .ifPresent(
            port ->
                endpoint.http =
                    Optional.of(HttpServer.open(settings.address(), port, tls(settings), doors)));
    return endpoint;
  }

  private static Optional<Tls> tls(HttpSettings settings) {
    return settings.keystore().map(it -> new Tls(it.file(), it.password()));
  }

  /** Where messages start plans; empty while nothing is begun here. */
  private Optional<Hooks> hooks() {
    return Optional.ofNullable(server.get()).filter(_ -> !stopping).map(Server::hooks);
  }

  /** Where it answers, for people; empty where it does not. */
  public Optional<String> address() {
    return http.map(HttpServer::address);
  }

  /** The process goes on with runs from now on. */
  public void serves(Server serving) {
    server.set(serving);
    if (http.isPresent()) {
      watch.start();
    }
  }

  /** The process begins nothing more. */
  public void stops() {
    stopping = true;
    watch.close();
  }

  private Health health() {
    Server serving = server.get();
    return new Health(
        phase(serving),
        records.node(),
        version,
        watch.problem(),
        serving == null ? 0 : serving.underWay());
  }

  private Health.Phase phase(@Nullable Server serving) {
    if (stopping) {
      return Health.Phase.STOPPING;
    }
    return serving == null ? Health.Phase.STARTING : Health.Phase.SERVING;
  }

  @Override
  public void close() {
    http.ifPresent(HttpServer::close);
    watch.close();
    time.close();
  }
}
