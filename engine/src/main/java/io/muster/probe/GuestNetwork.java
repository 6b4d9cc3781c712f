// SPDX-License-Identifier: Apache-2.0
package io.muster.probe;

import java.io.IOException;
import java.time.Duration;

/** The network as verifications see it: the real one, or the lab's. */
public interface GuestNetwork {

  /**
   * Opens a TCP connection and closes it.
   *
   * @param address an IP address
   * @throws IOException when nothing accepts it within the limit
   */
  void connect(String address, int port, Duration limit) throws IOException;

  /**
   * Asks a web address with GET.
   *
   * @return the status of the answer
   * @throws IOException when no answer came within the limit
   */
  int get(String url, Duration limit) throws IOException;
}
