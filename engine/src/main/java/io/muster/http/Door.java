// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;

/** Something that answers over HTTP at paths of its own, whatever else answers at others. */
public final class Door {

  private final Handler handler;

  private Door(Handler handler) {
    this.handler = handler;
  }

  /**
   * Tells at {@code /health/live} and {@code /health/ready} how the process is.
   *
   * @param health knows at once
   */
  public static Door health(Supplier<Health> health) {
    return new Door(new HealthHandler(health));
  }

  /**
   * Tells at {@code /metrics} what is measured.
   *
   * @param page in Prometheus' text format 0.0.4
   */
  public static Door metrics(Supplier<String> page) {
    return new Door(new MetricsHandler(page));
  }

  /** Lets a service answer at its paths. */
  public static Door service(Service service) {
    return new Door(new ServiceHandler(service));
  }

  Handler handler() {
    return handler;
  }
}
