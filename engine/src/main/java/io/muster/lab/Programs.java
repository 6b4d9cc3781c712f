// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.GuestCard;
import io.muster.vsphere.PowerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Programs in the guests of a site: each ends after a second, with 0 unless a rule has it
 * otherwise. Guests know how to change the addresses of their network cards; nothing else that runs
 * in them has an effect. A process's number holds the instant of its start and its exit code, so
 * that nothing has to be kept of it.
 */
final class Programs {

  private static final Duration RUNS = Duration.ofSeconds(1);
  private static final int CODES = 256;

  /** As the scripts that change addresses have it. */
  private static final int UNTIL_RESTART = 10;

  private static final int NO_CARD = 11;

  private final LabSite site;
  private final Tally tally;

  Programs(LabSite site, Tally tally) {
    this.site = site;
    this.tally = tally;
  }

  long run(Vm vm, String path, List<String> arguments, Instant now) {
    return site.ledger().together(() -> begun(vm, path, arguments, now));
  }

  private long begun(Vm vm, String path, List<String> arguments, Instant now) {
    reachable("runProgram", vm, now);
    if (path.startsWith("/") == vm.image().isWindows()) {
      throw Refusals.of(
          "FileNotFound", "runProgram of '%s': its guest has no '%s'".formatted(vm.name(), path));
    }
    tally.begun(site.name(), vm.name(), "runProgram");
    OptionalInt ruled = site.faults().exitCode(site.name(), vm.name(), now);
    int code = ruled.orElse(0);
    if (code == 0 || code == UNTIL_RESTART) {
      boolean lasting = code == 0;
      code =
          AddressProgram.of(arguments)
              .map(program -> set(vm, program, now, lasting) ? ruled.orElse(0) : NO_CARD)
              .orElse(code);
    }
    if (code == 0) {
      tally.succeeded(site.name(), vm.name(), "runProgram");
    }
    return now.toEpochMilli() * CODES + code;
  }

  /** Whether the guest has the card. */
  private boolean set(Vm vm, AddressProgram program, Instant now, boolean lasting) {
    for (int card = 0; card < vm.image().adapters().size(); card++) {
      if (GuestCards.mac(vm, card).equals(program.mac())) {
        CardSetting changed = changed(vm, card, program, now, lasting);
        site.change(vm.id(), now, it -> it.with(it.image().with(changed)));
        return true;
      }
    }
    return false;
  }

  private CardSetting changed(
      Vm vm, int card, AddressProgram program, Instant now, boolean lasting) {
    Optional<CardSetting> before = vm.image().setting(card);
    List<String> addresses = new ArrayList<>(before.map(CardSetting::addresses).orElse(List.of()));
    addresses.removeIf(
        address ->
            program.added().contains(address)
                || program.removed().contains(address.replaceFirst("/.*", "")));
    addresses.addAll(program.added());
    List<String> gateways = new ArrayList<>(before.map(CardSetting::gateways).orElse(List.of()));
    for (String gateway : program.gateways()) {
      gateways.removeIf(known -> known.contains(":") == gateway.contains(":"));
      gateways.add(gateway);
    }
    List<String> dns =
        program.dns().isEmpty() ? before.map(CardSetting::dns).orElse(List.of()) : program.dns();
    return new CardSetting(now, card, addresses, gateways, dns, lasting);
  }

  Optional<Integer> exitCode(Vm vm, long process, Instant now) {
    reachable("exitCode", vm, now);
    Instant started = Instant.ofEpochMilli(process / CODES);
    Instant booted = vm.power().booted();
    if (booted == null || started.isBefore(booted.minusMillis(1)) || started.isAfter(now)) {
      throw Refusals.of(
          "NotFound", "the guest of '%s' has no process %d".formatted(vm.name(), process));
    }
    return now.isBefore(started.plus(RUNS))
        ? Optional.empty()
        : Optional.of((int) (process % CODES));
  }

  List<GuestCard> cards(Vm vm, Instant now) {
    return site.toolsRun(vm, now) ? site.cards(vm) : List.of();
  }

  private void reachable(String method, Vm vm, Instant now) {
    if (!vm.is(PowerState.POWERED_ON)) {
      throw Refusals.powerState(method, vm);
    }
    if (!site.toolsRun(vm, now)) {
      throw Refusals.of(
          "GuestOperationsUnavailable",
          "%s of '%s': its tools do not run".formatted(method, vm.name()));
    }
  }
}
