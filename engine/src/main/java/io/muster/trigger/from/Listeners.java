// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.from;

import io.muster.config.MailTrust;
import io.muster.runbook.Parameter;
import io.muster.runbook.Runbook;
import io.muster.runbook.Trigger;
import io.muster.time.Time;
import io.muster.trigger.Accepting;
import io.muster.trigger.Listed;
import io.muster.trigger.mail.MailListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/** The {@code from} and {@code email} triggers of the runbooks of a node, each a route of Camel. */
public final class Listeners implements AutoCloseable {

  /** How often one is tried again that could not begin to listen. */
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Supplier<CamelContext> contexts;
  private final Accepting accepting;
  private final MailTrust trust;
  private final Time machine;
  private final Consumer<String> told;
  private final Map<Wanted, String> listening = new HashMap<>();
  private Set<Wanted> wanted = Set.of();
  private List<String> problems = List.of();
  private int routes;
  private @Nullable CamelContext context;
  private boolean closed;

  /** A trigger, and the parameters that its messages may have. */
  private record Wanted(Listed listed, Set<String> parameters) {}

  /**
   * @param contexts gives the one that listens, as soon as there is something to listen to; it is
   *     stopped with this
   * @param trust whose word counts on who has written a mail
   * @param machine the time of this machine, not that of labs
   * @param told a line for what becomes of messages, and for each trigger that cannot be used
   */
  public Listeners(
      Supplier<CamelContext> contexts,
      Accepting accepting,
      MailTrust trust,
      Time machine,
      Consumer<String> told) {
    this.contexts = contexts;
    this.accepting = accepting;
    this.trust = trust;
    this.machine = machine;
    this.told = told;
  }

  /** Takes the triggers from the runbooks as they are now. */
  public synchronized void follow(Collection<Runbook> runbooks) {
    wanted =
        runbooks.stream()
            .flatMap(
                book ->
                    Listed.in(List.of(book)).stream()
                        .filter(it -> !(it.trigger() instanceof Trigger.Webhook))
                        .map(it -> new Wanted(it, names(book))))
            .collect(Collectors.toUnmodifiableSet());
    listen();
  }

  private static Set<String> names(Runbook book) {
    return book.parameters().stream().map(Parameter::name).collect(Collectors.toUnmodifiableSet());
  }

  private synchronized void listen() {
    if (closed) {
      return;
    }
    List<Wanted> gone = listening.keySet().stream().filter(it -> !wanted.contains(it)).toList();
    gone.forEach(it -> Optional.ofNullable(listening.remove(it)).ifPresent(this::remove));
    List<String> wrong = new ArrayList<>();
    for (Wanted one : wanted) {
      if (!listening.containsKey(one)) {
        begin(one).ifPresent(wrong::add);
      }
    }
    wrong.stream().filter(line -> !problems.contains(line)).forEach(told);
    problems = wrong;
    if (!wrong.isEmpty()) {
      var _ = machine.at(machine.now().plus(AGAIN), this::listen);
    }
  }

  /** Why it cannot listen; empty where it does. */
  private Optional<String> begin(Wanted one) {
    String id = "trigger-" + ++routes;
    try {
      CamelContext camel = started();
      camel.addRoutes(route(camel, id, one));
      listening.put(one, id);
      return Optional.empty();
    } catch (Exception e) {
      remove(id);
      return Optional.of(
          "%s of runbook '%s' are not taken, and it is tried again: %s"
              .formatted(one.listed().words(), one.listed().runbook(), reason(e)));
    }
  }

  private static String reason(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return URISupport.sanitizeUri(String.valueOf(cause.getMessage())).replace('\n', ' ');
  }

  private RouteBuilder route(CamelContext camel, String id, Wanted one) {
    return switch (one.listed().trigger()) {
      case Trigger.From from -> route(camel, id, from.uri(), listener(camel, one, from));
      case Trigger.Email mail -> route(camel, id, mail.uri(), listener(one, mail));
      case Trigger.Webhook hook ->
          throw new IllegalArgumentException("webhook '%s' is no consumer".formatted(hook.name()));
    };
  }

  private Listener listener(CamelContext camel, Wanted one, Trigger.From trigger) {
    Optional<Predicate> when = trigger.when().map(camel.resolveLanguage("simple")::createPredicate);
    when.ifPresent(it -> it.init(camel));
    String scheme = trigger.uri().split(":", 2)[0];
    return new Listener(
        one.listed(), one.parameters(), scheme, when, accepting, machine::now, told);
  }

  private MailListener listener(Wanted one, Trigger.Email trigger) {
    if (trust.isNobodys()) {
      told.accept(
          "%s: every mail is refused, since nothing proves who has sent it; set triggers.mail-relay or triggers.mail-token"
              .formatted(one.listed().words()));
    }
    return new MailListener(
        one.listed(), trigger, one.parameters(), trust, accepting, machine::now, told);
  }

  private static RouteBuilder route(
      CamelContext camel, String id, String uri, Processor processor) {
    return new RouteBuilder(camel) {
      @Override
      public void configure() {
        // why: what fails is delivered again by where it comes from, not by Camel
        errorHandler(noErrorHandler());
        from(uri).routeId(id).process(processor);
      }
    };
  }

  private CamelContext started() {
    CamelContext camel = context == null ? contexts.get() : context;
    context = camel;
    camel.start();
    return camel;
  }

  private void remove(String id) {
    CamelContext camel = context;
    if (camel == null) {
      return;
    }
    try {
      camel.getRouteController().stopRoute(id);
      var _ = camel.removeRoute(id);
    } catch (Exception e) {
      told.accept("messages may still be taken by a trigger that is gone: " + reason(e));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (context != null) {
      context.stop();
    }
  }
}
