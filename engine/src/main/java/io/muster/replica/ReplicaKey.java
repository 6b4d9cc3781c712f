// SPDX-License-Identifier: Apache-2.0
package io.muster.replica;

/**
 * Which replica, among all that Muster knows.
 *
 * @param site the recovery site; of a lab with its name, as {@code lab:erp/frankfurt}
 * @param name of its VM
 */
public record ReplicaKey(String site, String name) implements Comparable<ReplicaKey> {

  @Override
  public int compareTo(ReplicaKey other) {
    int bySite = site.compareTo(other.site);
    return bySite == 0 ? name.compareTo(other.name) : bySite;
  }
}
