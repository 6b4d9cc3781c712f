// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.lab.Chain.Case;
import io.muster.replication.Replicated;
import io.muster.vsphere.PowerState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes what was the source of a replica that has been released the replica of it. */
final class Reversal {

  private final LabReplicas sites;
  private final Journals journals;
  private final Chain chain;
  private final Replicated released;

  /** A VM at its site. */
  private record Place(LabSite site, Vm vm) {}

  Reversal(LabReplicas sites, Journals journals, Chain chain, Replicated released) {
    this.sites = sites;
    this.journals = journals;
    this.chain = chain;
    this.released = released;
  }

  /** What the old source holds becomes its first restore point. */
  void begin() {
    Instant now = released.time().now();
    Place to = target(now);
    String from = production(now).writer();
    Journal there = journals.get(to.vm());
    if (there == null || there.released() || !there.source().equals(from)) {
      Journal journal = Journal.of(released.kind(), from, now, List.of());
      keep(to, chain.reversed(of(journal, to, now)), now);
    }
  }

  /** What the new production VM holds is sent; whether there was anything that was not there. */
  boolean end() {
    Instant now = released.time().now();
    Place to = target(now);
    Journal journal = Optional.ofNullable(journals.get(to.vm())).orElseThrow();
    Case sent = chain.synced(of(journal, to, now), "reverse " + journal.since());
    Image image = sent.replica().image().withRecords(sent.source().records(now));
    Case kept = sent.with(sent.replica().with(image));
    keep(to, kept, now);
    return !kept.replica().equals(to.vm()) || !kept.journal().equals(journal);
  }

  private Case of(Journal journal, Place to, Instant now) {
    return new Case(journal, to.vm(), production(now), now, now);
  }

  private void keep(Place to, Case reversed, Instant now) {
    to.site().change(to.vm().id(), now, _ -> reversed.replica());
    journals.put(to.vm(), reversed.journal());
  }

  private Vm production(Instant now) {
    return sites
        .site(released.replicaSite())
        .vm(released.id(), now)
        .orElseThrow(() -> Refusals.noVm(released.id(), released.replicaSite()));
  }

  private Place target(Instant now) {
    Journal journal = journals.get(production(now));
    if (journal == null || !journal.released()) {
      throw LabReplication.refused(
          "NotReleased",
          "'%s' is no replica that has been released; make it permanent first"
              .formatted(released.replica()));
    }
    String[] source = journal.source().split("/", 2);
    if (sites.lost(source[0], now).isPresent()) {
      throw LabReplication.failed(
          "Unreachable",
          "site '%s' cannot be reached; nothing can be sent to '%s'"
              .formatted(source[0], source[1]));
    }
    Vm vm = sites.find(source[0], source[1], released);
    if (!vm.is(PowerState.POWERED_OFF)) {
      throw LabReplication.refused(
          "InvalidPowerState",
          "'%s' runs; it has to be off while it is written".formatted(vm.name()));
    }
    return new Place(sites.site(source[0]), vm);
  }
}
