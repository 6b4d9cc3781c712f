// SPDX-License-Identifier: Apache-2.0
package io.muster.probe;

import io.muster.run.NotYet;
import io.muster.runbook.Verification;
import io.muster.time.Time;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VirtualMachine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Looks again and again until a verification holds or its time is over. */
public final class Verifier {

  /** The longest that one look may take. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Time time;
  private final GuestNetwork network;
  private final Function<String, VirtualMachine> guests;

  /**
   * @param guests the machine, as it is now, that a runbook means by a name
   */
  public Verifier(Time time, GuestNetwork network, Function<String, VirtualMachine> guests) {
    this.time = time;
    this.network = network;
    this.guests = guests;
  }

  /**
   * @return what holds and after how long, or what did not hold to the end
   */
  public Verdict verify(Verification verification) {
    return until(verification.within(), verification.every(), () -> look(verification));
  }

  /**
   * The same for a port of a host that need not be a machine of a site.
   *
   * @param host a name or an IP address
   */
  public Verdict connects(String host, int port, Duration within, Duration every) {
    return until(within, every, () -> connects(host, port, "'%s'".formatted(host)));
  }

  private Verdict until(Duration within, Duration every, Supplier<Optional<String>> look) {
    Instant begin = time.now();
    Instant end = begin.plus(within);
    while (true) {
      Instant next = time.now().plus(every);
      boolean last = !time.now().isBefore(end);
      Optional<String> problem = look.get();
      if (problem.isEmpty()) {
        return new Verdict(
            true, "holds after " + Duration.between(begin, time.now()).toSeconds() + " s");
      }
      if (last) {
        return new Verdict(false, problem.get() + " within " + within.toSeconds() + " s");
      }
      Instant then = next.isBefore(end) ? next : end;
      time.sleep(Duration.between(time.now(), then));
    }
  }

  /**
   * @param sentence what was seen
   */
  public record Verdict(boolean holds, String sentence) {}

  /** What does not hold; empty when it does. */
  private Optional<String> look(Verification verification) {
    try {
      return switch (verification) {
        case Verification.Tools tools -> tools(tools.vm());
        case Verification.Address address ->
            address(address.vm()).isPresent() ? Optional.empty() : noAddress(address.vm());
        case Verification.Tcp tcp -> tcp(tcp);
        case Verification.Http http -> http(http);
        case Verification.Heartbeat _,
            Verification.Ping _,
            Verification.Guest _,
            Verification.Call _ ->
            throw NotYet.reached(verification);
      };
    } catch (VSphereFault fault) {
      return Optional.of(fault.getMessage() + " (" + fault.fault() + ")");
    }
  }

  private Optional<String> tools(String vm) {
    return guests.apply(vm).toolsRunning()
        ? Optional.empty()
        : Optional.of("VMware Tools of '%s' did not run".formatted(vm));
  }

  private Optional<String> address(String vm) {
    VirtualMachine machine = guests.apply(vm);
    return machine.powerState() == PowerState.POWERED_ON ? machine.ipAddress() : Optional.empty();
  }

  private static Optional<String> noAddress(String vm) {
    return Optional.of("'%s' reported no address".formatted(vm));
  }

  private Optional<String> tcp(Verification.Tcp tcp) {
    Optional<String> address = address(tcp.vm());
    if (address.isEmpty()) {
      return noAddress(tcp.vm());
    }
    return connects(address.get(), tcp.port(), "'%s' (%s)".formatted(tcp.vm(), address.get()));
  }

  private Optional<String> connects(String host, int port, String named) {
    try {
      network.connect(host, port, LOOK);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("port %d of %s did not answer: %s".formatted(port, named, e.getMessage()));
    }
  }

  private Optional<String> http(Verification.Http http) {
    try {
      int status = network.get(http.url(), LOOK);
      return status == http.status()
          ? Optional.empty()
          : Optional.of("'%s' answered %d, not %d,".formatted(http.url(), status, http.status()));
    } catch (IOException e) {
      return Optional.of("'%s' did not answer: %s".formatted(http.url(), e.getMessage()));
    }
  }
}
