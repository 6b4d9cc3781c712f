// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.config.TriggerSettings;
import io.muster.engine.Desk;
import io.muster.runbook.Runbook;
import io.muster.time.LiveTime;
import io.muster.trigger.Accepting;
import io.muster.trigger.from.Listeners;
import io.muster.trigger.webhook.Hooks;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The messages that start plans in a process that stays. */
final class Messages implements AutoCloseable {

  /** How long Camel waits for a message that is being taken, in seconds. */
  private static final long PATIENCE = 10;

  /** Senders go by the clock of machines, also those that start runs in labs. */
  private final LiveTime machine = new LiveTime(InstantSource.system());

  private final Hooks hooks;
  private final Listeners listeners;

  Messages(Desk desk, DrillSources sources) {
    Consumer<String> told = sources.told();
    TriggerSettings settings = sources.triggers();
    Accepting accepting = new Accepting(desk, settings.approvers(), told);
    hooks = new Hooks(settings, accepting, machine::now, told);
    listeners = new Listeners(Messages::camel, accepting, settings.mail(), machine, told);
  }

  private static CamelContext camel() {
    DefaultCamelContext camel = new DefaultCamelContext();
    camel.getCamelContextExtension().setName("muster");
    camel.disableJMX();
    camel.getShutdownStrategy().setTimeout(PATIENCE);
    return camel;
  }

  Hooks hooks() {
    return hooks;
  }

  /** Takes the triggers from the runbooks as they are now. */
  void follow(Collection<Runbook> runbooks) {
    hooks.follow(runbooks);
    listeners.follow(runbooks);
  }

  @Override
  public void close() {
    machine.close();
    listeners.close();
  }
}
