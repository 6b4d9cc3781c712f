// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import io.muster.trigger.webhook.Hooks;
import java.util.Optional;
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

  /**
   * Takes at {@code /hooks/NAME} the messages that start plans.
   *
   * @param hooks empty while nothing can be started
   */
  public static Door hooks(Supplier<Optional<Hooks>> hooks) {
    return new Door(new HookHandler(hooks));
  }

  Handler handler() {
    return handler;
  }
}
