// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers over HTTP at one port, until it is closed. */
public final class HttpServer implements AutoCloseable {

  /** What is sent to Muster is small: the largest is an answer with its reason. */
  private static final long LARGEST_BODY = 1 << 20;

  private static final int LARGEST_HEADERS = 8 << 10;

  /** Bytes a second; whoever sends a body more slowly is cut off. */
  private static final long SLOWEST_BODY = 256;

  /** How long a connection may be silent, also in the middle of a request. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private static final int MOST_CONNECTIONS = 1_000;

  /** Requests are handled on virtual threads; these wait for connections. */
  private static final int THREADS = 8;

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private final Server server;
  private final ServerConnector connector;

  private HttpServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /** Begins to answer without encryption. */
  public static HttpServer open(String address, int port, List<Door> doors) {
    return open(address, port, Optional.empty(), doors);
  }

  /**
   * Begins to answer.
   *
   * @param address a name or number of this machine
   * @param port 0 for any that is free
   * @param tls encrypts; empty where something before it does, or nothing
   * @param doors what answers, each at its own paths
   * @throws HttpException when the port is in use or may not be used
   */
  public static HttpServer open(String address, int port, Optional<Tls> tls, List<Door> doors) {
    if (new InetSocketAddress(address, port).isUnresolved()) {
      throw unusable(address, port, "this name is not known", null);
    }
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("http");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http").factory()));
    Server server = new Server(threads);
    ServerConnector connector = connector(server, tls);
    connector.setHost(address);
    connector.setPort(port);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    server.setErrorHandler(new Errors());
    SizeLimitHandler limited = new SizeLimitHandler(LARGEST_BODY, -1);
    limited.setHandler(new MinimumDataRateHandler(sequence(doors), SLOWEST_BODY, 0));
    server.setHandler(limited);
    start(server, address, port);
    return new HttpServer(server, connector);
  }

  private static Handler sequence(List<Door> doors) {
    return new Handler.Sequence(doors.stream().map(Door::handler).toList());
  }

  private static ServerConnector connector(Server server, Optional<Tls> tls) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(LARGEST_HEADERS);
    ServerConnector connector =
        tls.map(it -> it.connector(server, http))
            .orElseGet(() -> new ServerConnector(server, 1, 1, new HttpConnectionFactory(http)));
    connector.setIdleTimeout(SILENCE.toMillis());
    return connector;
  }

  private static void start(Server server, String address, int port) {
    try {
      server.start();
    } catch (IOException e) {
      stop(server);
      Throwable reason = e.getCause() instanceof BindException bind ? bind : e;
      throw unusable(address, port, String.valueOf(reason.getMessage()), e);
    } catch (Exception e) {
      stop(server);
      throw new IllegalStateException("the HTTP server does not start", e);
    }
  }

  private static HttpException unusable(
      String address, int port, String why, @Nullable Exception cause) {
    return new HttpException(
        "port %d at '%s' cannot be used: %s; set another one with 'http.port' and 'http.address', or with --port"
            .formatted(port, address, why),
        cause);
  }

  /** Where it answers, such as {@code http://127.0.0.1:8411}. */
  public String address() {
    String host = connector.getHost();
    String scheme =
        connector.getConnectionFactory(SslConnectionFactory.class) == null ? "http" : "https";
    return "%s://%s:%d"
        .formatted(scheme, host.contains(":") ? "[" + host + "]" : host, connector.getLocalPort());
  }

  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("the HTTP server does not end as it should", e);
    }
  }
}
