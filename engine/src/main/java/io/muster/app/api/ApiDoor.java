// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import io.muster.access.TokenOffice;
import io.muster.app.Access;
import io.muster.app.Records;
import io.muster.app.Server;
import io.muster.http.Door;
import io.muster.report.Reports;
import io.muster.time.LiveTime;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The API of a process that stays, from before it begins to go on with runs to its end. */
public final class ApiDoor implements AutoCloseable {

  private final LiveTime time = new LiveTime(InstantSource.system());
  private final AtomicReference<@Nullable Server> server = new AtomicReference<>();
  private final Optional<Path> configuration;
  private final Records records;
  private final Feeds feeds;
  private final Api api;
  private House.@Nullable Books books;

  /**
   * @param configuration with the people who may use it
   * @param data where reports are kept
   * @param version of this process
   */
  public ApiDoor(Optional<Path> configuration, Records records, Path data, String version) {
    this.configuration = configuration;
    this.records = records;
    House house =
        new House(
            () -> Optional.ofNullable(server.get()),
            this::books,
            new Reports(Reports.folder(data), records.journal(), version),
            time::now);
    Gate gate = new Gate(house);
    this.feeds = new Feeds(time, gate);
    List<Route> routes = routes(feeds);
    this.api = new Api(house, gate, routes, OpenApi.of(routes, version));
  }

  /** All that the API does: who may do what stands here and nowhere else. */
  static List<Route> routes(Feeds feeds) {
    List<Route> all = new ArrayList<>(RunbookCalls.routes());
    all.addAll(new RunViews(feeds).routes());
    all.addAll(RunCalls.routes());
    all.addAll(TokenCalls.routes());
    return List.copyOf(all);
  }

  private synchronized House.Books books() {
    if (books == null) {
      TokenOffice office = Access.office(configuration, records);
      books = new House.Books(office, records.auditLog(), records.requestKeys());
    }
    return books;
  }

  /** What answers at {@code /v1}. */
  public Door door() {
    return Door.service(api);
  }

  /** The process goes on with runs from now on. */
  public void serves(Server serving) {
    server.set(serving);
  }

  /** Makes the token of the first administrator; empty where anybody has a token. */
  public Optional<String> firstToken() {
    return books().tokens().first("muster serve").map(issued -> issued.secret().reveal());
  }

  @Override
  public void close() {
    feeds.close();
    time.close();
  }
}
