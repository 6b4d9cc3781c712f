// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

/**
 * The identity of a VM within its vCenter, its instance UUID; it outlives names, hosts and
 * sessions.
 */
public record VmId(String instanceUuid) {
  @Override
  public String toString() {
    return instanceUuid;
  }
}
