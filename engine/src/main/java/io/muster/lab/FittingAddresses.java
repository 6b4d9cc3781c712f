// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.runbook.AddressMapping;
import io.muster.runbook.Runbook;
import io.muster.runbook.Subnet;
import java.math.BigInteger;
import java.util.List;

/**
 * Gives machines addresses that the address maps of a runbook know, each map its turn. The first
 * address of a subnet is its router and the second its name server.
 */
final class FittingAddresses {

  private static final int FIRST_MACHINE = 11;

  private final List<AddressMapping> mappings;

  FittingAddresses(Runbook runbook) {
    mappings = runbook.addresses();
  }

  /**
   * @param vm whose number is the host part of its address
   */
  Vm given(Vm vm) {
    if (mappings.isEmpty()) {
      return vm;
    }
    Subnet subnet = Subnet.parse(mappings.get(vm.number() % mappings.size()).from()).orElseThrow();
    String address = at(subnet, FIRST_MACHINE + vm.number()) + "/" + subnet.prefix();
    return vm.with(
        vm.image()
            .with(CardSetting.first(address, List.of(at(subnet, 1)), List.of(at(subnet, 2)))));
  }

  private static String at(Subnet subnet, int place) {
    BigInteger size = BigInteger.ONE.shiftLeft(subnet.bits() - subnet.prefix());
    BigInteger address = subnet.first().add(BigInteger.valueOf(place).mod(size));
    return new Subnet(address, subnet.bits(), subnet.bits()).start();
  }
}
