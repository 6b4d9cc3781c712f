// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import io.muster.action.Result;
import io.muster.action.StepContext;
import io.muster.action.StepFailure;
import io.muster.probe.LiveGuestNetwork;
import io.muster.probe.Verifier;
import io.muster.runbook.Position;
import io.muster.runbook.StepId;
import io.muster.runbook.Verification;
import io.muster.time.LiveTime;
import io.muster.vsphere.VirtualMachine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Producer;

/** What a probe looks for, once its options are found to be good. */
final class ProbeCheck {

  private final ProbeEndpoint endpoint;
  private final String check;
  private final String vm;
  private final String host;
  private final int port;
  private final Duration within;
  private final Duration every;

  ProbeCheck(ProbeEndpoint endpoint) {
    this.endpoint = endpoint;
    this.check = endpoint.getCheck();
    this.vm = endpoint.getVm();
    this.host = endpoint.getHost();
    this.port = endpoint.getPort();
    this.within = endpoint.getWithin();
    this.every = endpoint.getEvery();
  }

  /**
   * Looks when it is called.
   *
   * @throws IllegalArgumentException when an option is missing or wrong
   */
  Producer producer() {
    if (!host.isEmpty()) {
      require("host", check.equals("tcp"), "can be given for check tcp only");
      require("within", within.isPositive(), "is required; there is no endless wait");
      requirePort();
      return outright(verifier -> verifier.connects(host, port, within, every));
    }
    Verification verification = verification();
    if (check.equals("http") && endpoint.getRunbook().isEmpty()) {
      return outright(verifier -> verifier.verify(verification));
    }
    return new StepProducer(
        endpoint,
        context -> result(verifier(context).verify(verification)),
        step -> endpoint.outside(Optional.empty(), step));
  }

  /** Outside of a run it needs no site, so that the network is that of this machine. */
  private Producer outright(Function<Verifier, Verifier.Verdict> look) {
    return new StepProducer(
        endpoint, context -> result(look.apply(verifier(context))), _ -> result(live(look)));
  }

  private static Verifier.Verdict live(Function<Verifier, Verifier.Verdict> look) {
    try (LiveTime time = new LiveTime(InstantSource.system())) {
      return look.apply(new Verifier(time, new LiveGuestNetwork(), ProbeCheck::none));
    }
  }

  private static VirtualMachine none(String vm) {
    throw new IllegalStateException("no site is looked at for '" + vm + "'");
  }

  private static Verifier verifier(StepContext context) {
    return new Verifier(context.time(), context.network(), context::guest);
  }

  private static Result result(Verifier.Verdict verdict) {
    if (!verdict.holds()) {
      throw StepFailure.failed("NotVerified", verdict.sentence());
    }
    return Result.of(verdict.sentence());
  }

  private Verification verification() {
    StepId id = new StepId(endpoint.getEndpointUri());
    Position at = new Position(endpoint.getEndpointUri(), 1, 1);
    require("within", within.isPositive(), "is required; there is no endless wait");
    return switch (check) {
      case "tools" -> new Verification.Tools(id, at, machine(), within, every);
      case "address" -> new Verification.Address(id, at, machine(), within, every);
      case "tcp" -> {
        requirePort();
        yield new Verification.Tcp(id, at, machine(), port, within, every);
      }
      case "http" -> {
        require("url", !endpoint.getUrl().isEmpty(), "is required for check http");
        yield new Verification.Http(id, at, endpoint.getUrl(), status(), within, every);
      }
      default ->
          throw new IllegalArgumentException(
              "'%s' is not a check; there are tools, address, tcp, http, answer".formatted(check));
    };
  }

  private String machine() {
    require("vm", !vm.isEmpty(), "is required; for a port of any host give host");
    return vm;
  }

  private void requirePort() {
    require("port", port > 0 && port < 65_536, "is required, a number from 1 to 65535");
  }

  private int status() {
    String wanted = endpoint.getExpect().isEmpty() ? "200" : endpoint.getExpect();
    require("expect", wanted.matches("[1-5][0-9][0-9]"), "is an HTTP status, such as 200");
    return Integer.parseInt(wanted);
  }

  private void require(String option, boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(
          "endpoint '%s': option '%s' %s".formatted(endpoint.getEndpointUri(), option, sentence));
    }
  }
}
