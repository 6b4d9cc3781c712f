// SPDX-License-Identifier: Apache-2.0
package io.muster.app.notify;

import io.muster.config.ConfigurationException;
import io.muster.config.NotifyTarget;
import io.muster.notify.Courier;
import io.muster.notify.Letter;
import io.muster.notify.NotDeliveredException;
import io.muster.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** Any Camel producer as a target. */
public final class CamelCourier implements Courier, AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration RESPONSE = Duration.ofSeconds(30);

  /** How long a target may take in all. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Time time;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final ProducerTemplate template;

  /**
   * @throws ConfigurationException when Camel lacks what a target needs
   */
  public CamelCourier(Time time, List<NotifyTarget> targets) {
    this.time = time;
    camel.disableJMX();
    targets.forEach(this::require);
    camel.start();
    template = camel.createProducerTemplate();
  }

  private void require(NotifyTarget target) {
    String scheme = target.uri().substring(0, target.uri().indexOf(':'));
    Component component = camel.getComponent(scheme, true, false);
    if (component == null) {
      throw new ConfigurationException(
          "setting 'notify.%s.to': Camel has no component '%s'; put its jar beside Muster's"
              .formatted(target.name(), scheme));
    }
    if (component instanceof HttpComponent http) {
      http.setConnectTimeout(CONNECT.toMillis());
      http.setConnectionRequestTimeout(CONNECT.toMillis());
      http.setResponseTimeout(RESPONSE.toMillis());
      // why: what has failed is sent again by Muster, at times that it knows of
      http.setAutomaticRetriesDisabled(true);
    }
  }

  @Override
  public void deliver(NotifyTarget target, Letter letter) throws NotDeliveredException {
    Endpoint endpoint = endpoint(target);
    CompletableFuture<Exchange> sent = new CompletableFuture<>();
    time.fork("notification " + target.name(), () -> send(endpoint, letter, sent));
    try {
      Exchange exchange = time.await(sent, time.now().plus(PATIENCE));
      if (exchange.getException() != null) {
        throw new NotDeliveredException(Reasons.of(exchange.getException()));
      }
    } catch (TimeoutException _) {
      throw new NotDeliveredException("it has not taken it in time");
    } catch (CompletionException e) {
      throw new NotDeliveredException(Reasons.of(e));
    }
  }

  private Endpoint endpoint(NotifyTarget target) throws NotDeliveredException {
    try {
      return camel.getEndpoint(target.uri());
    } catch (RuntimeException _) {
      // why: Camel's reason repeats the address, which may hold a secret
      throw new NotDeliveredException(
          "Camel does not accept the URI of setting 'notify.%s.to'; look at its options"
              .formatted(target.name()));
    }
  }

  private void send(Endpoint endpoint, Letter letter, CompletableFuture<Exchange> sent) {
    try {
      sent.complete(
          template.send(
              endpoint,
              ExchangePattern.InOnly,
              exchange -> LetterMessage.fill(exchange.getMessage(), letter)));
    } catch (RuntimeException e) {
      sent.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    template.stop();
    camel.stop();
  }
}
