// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.probe.GuestNetwork;
import io.muster.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The network of the lab's guests, as a probe sees it. What nobody answers takes the whole limit.
 */
final class LabGuestNetwork implements GuestNetwork {

  private static final int SERVICE_UNAVAILABLE = 503;

  private final Collection<LabSite> sites;
  private final List<Web> webs;
  private final Time time;

  LabGuestNetwork(Collection<LabSite> sites, List<Web> webs, Time time) {
    this.sites = sites;
    this.webs = webs;
    this.time = time;
  }

  @Override
  public void connect(String address, int port, Duration limit) throws IOException {
    Vm guest = guestAt(address, time.now()).orElse(null);
    if (guest == null) {
      throw nothingAnswers(address, limit);
    }
    if (!guest.guest().ports().contains(port)) {
      throw new IOException("%s refuses connections to port %d".formatted(address, port));
    }
  }

  private Optional<Vm> guestAt(String address, Instant now) {
    for (LabSite site : sites) {
      Optional<Vm> guest =
          site.vmAt(address, now)
              .filter(vm -> site.isReachable(vm, now))
              .filter(vm -> site.addresses(vm).contains(address));
      if (guest.isPresent()) {
        return guest;
      }
    }
    return Optional.empty();
  }

  @Override
  public int get(String url, Duration limit) throws IOException {
    Web web = webs.stream().filter(w -> w.url().equals(url)).findFirst().orElse(null);
    if (web == null) {
      throw new IOException("the lab has no web address '%s'".formatted(url));
    }
    Instant now = time.now();
    long up = web.servedBy().stream().filter(vm -> isReachable(vm, now)).count();
    if (up == web.servedBy().size()) {
      return web.status();
    }
    if (up == 0) {
      throw nothingAnswers(url, limit);
    }
    return SERVICE_UNAVAILABLE;
  }

  private boolean isReachable(String writer, Instant now) {
    return sites.stream()
        .anyMatch(site -> site.vm(writer, now).filter(vm -> site.isReachable(vm, now)).isPresent());
  }

  private IOException nothingAnswers(String what, Duration limit) {
    time.sleep(limit);
    return new IOException("nothing answers at %s within %d s".formatted(what, limit.toSeconds()));
  }
}
