// SPDX-License-Identifier: Apache-2.0
package io.muster.replica;

/**
 * Which replica, among all that Muster knows.
 *
 * @param site the recovery site; of a lab with its name, as {@code lab:erp/frankfurt}
 * @param name of its VM
 */
public record ReplicaKey(String site, String name) implements Comparable<ReplicaKey> {

  private static final String LAB = "lab:";

  /** What the journal calls a site of a runbook's lab, which is not the real one of that name. */
  public static String labSite(String runbook, String site) {
    return LAB + runbook + "/" + site;
  }

  /** Whether it is in a lab. */
  public boolean inLab() {
    return site.startsWith(LAB);
  }

  /** The runbook whose lab it is in; empty where it is in none. */
  public String lab() {
    return inLab() ? site.substring(LAB.length(), site.lastIndexOf('/')) : "";
  }

  @Override
  public int compareTo(ReplicaKey other) {
    int bySite = site.compareTo(other.site);
    return bySite == 0 ? name.compareTo(other.name) : bySite;
  }
}
