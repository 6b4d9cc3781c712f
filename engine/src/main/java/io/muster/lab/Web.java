// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.util.List;

/**
 * A web address that the lab answers.
 *
 * @param status what it answers while all the VMs behind it are up
 * @param servedBy the VMs behind it, as {@code site/name}
 */
record Web(String url, int status, List<String> servedBy) {

  Web {
    servedBy = List.copyOf(servedBy);
  }
}
