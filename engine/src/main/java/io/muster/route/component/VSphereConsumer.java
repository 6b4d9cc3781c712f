// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import io.muster.time.LiveTime;
import io.muster.time.Time;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells what changes in the machines of a site. It reads all of them in one call and compares, by
 * the machine's clock: a timer that never ends would drive the clock of a lab.
 */
final class VSphereConsumer extends DefaultConsumer {

  private final VSphereEndpoint endpoint;
  private @Nullable LiveTime time;
  private Optional<Map<VmId, VirtualMachine>> known = Optional.empty();

  VSphereConsumer(VSphereEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    LiveTime started = new LiveTime(InstantSource.system());
    time = started;
    started.fork("vsphere changes", () -> look(started));
  }

  @Override
  protected void doStop() throws Exception {
    if (time != null) {
      time.close();
    }
    super.doStop();
  }

  private void look(Time clock) {
    try {
      Map<VmId, VirtualMachine> now =
          endpoint
              .outside(Optional.empty(), context -> context.inventory().read(endpoint.getSite()))
              .stream()
              .collect(Collectors.toMap(VirtualMachine::id, Function.identity()));
      known.ifPresent(before -> MachineChange.between(before, now).forEach(this::tell));
      known = Optional.of(now);
    } catch (RuntimeException e) {
      getExceptionHandler()
          .handleException("site '%s' cannot be looked at".formatted(endpoint.getSite()), e);
    } finally {
      if (isRunAllowed()) {
        var _ = clock.at(clock.now().plus(endpoint.getEvery()), () -> look(clock));
      }
    }
  }

  private void tell(MachineChange change) {
    Exchange exchange = createExchange(true);
    exchange.getMessage().setHeader(MachineChange.HEADER, change.kind());
    exchange.getMessage().setBody(change.body(endpoint.getSite()));
    try {
      getProcessor().process(exchange);
    } catch (Exception e) {
      exchange.setException(e);
    }
    if (exchange.getException() != null) {
      getExceptionHandler()
          .handleException("a change is lost on its route", exchange, exchange.getException());
    }
  }
}
