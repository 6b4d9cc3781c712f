// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the system inside a VM behaves.
 *
 * @param boot from power-on until tools run, the ports listen and it writes
 * @param shutdown from being asked until it is off; null where it never goes
 * @param tools whether tools ever run
 * @param ports the TCP ports it listens on
 * @param address the address it has in every network; null where the network gives it one
 * @param every the time from one record to the next; zero where it writes none
 */
record Guest(
    Duration boot,
    @Nullable Duration shutdown,
    boolean tools,
    SortedSet<Integer> ports,
    @Nullable String address,
    Duration every) {

  static final Guest USUAL =
      new Guest(
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          true,
          new TreeSet<>(),
          null,
          Duration.ofSeconds(1));

  Guest withPorts(SortedSet<Integer> ports) {
    return new Guest(boot, shutdown, tools, ports, address, every);
  }
}
