// SPDX-License-Identifier: Apache-2.0
package io.muster.lab.words;

import io.muster.dsl.language.Argument;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a lab file can say of a VM; what is not given stays as it is. */
public record VmTraits(
    @Argument("The network of its first adapter.") Optional<String> network,
    @Argument("The address it has in every network.") Optional<String> address,
    @Argument("VSphere's word for the guest's system, such as windows2019srv_64Guest.")
        Optional<String> system,
    @Argument("From power-on until tools run and ports listen.") Optional<Duration> boot,
    @Argument("From being asked to shut down until it is off.") Optional<Sometime> shutdown,
    @Argument("Never, where VMware Tools do not run in it.") Optional<Never> tools,
    @Argument("The TCP ports it listens on.") Optional<List<Integer>> ports,
    @Argument("How many records it writes in a second.") Optional<Integer> records,
    @Argument("Whether it is on when the lab begins.") Optional<Boolean> on) {

  /** What of this holds for the replica too: all but whether the VM is on. */
  public VmTraits asReplica() {
    return new VmTraits(
        network, address, system, boot, shutdown, tools, ports, records, Optional.empty());
  }
}
