// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A rule by which something goes wrong. Names of sites, VMs and hosts may hold {@code *} for any
 * text.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fault.Refusal.class, name = "refusal"),
  @JsonSubTypes.Type(value = Fault.NoTools.class, name = "noTools"),
  @JsonSubTypes.Type(value = Fault.Exit.class, name = "exit"),
  @JsonSubTypes.Type(value = Fault.Slow.class, name = "slow"),
  @JsonSubTypes.Type(value = Fault.VCenterGone.class, name = "vCenterGone"),
  @JsonSubTypes.Type(value = Fault.Partition.class, name = "partition"),
  @JsonSubTypes.Type(value = Fault.HostLost.class, name = "hostLost"),
  @JsonSubTypes.Type(value = Fault.DiskFull.class, name = "diskFull")
})
sealed interface Fault {

  String site();

  During during();

  /**
   * A vCenter refuses a method.
   *
   * @param method a method of the port, such as {@code powerOn}
   * @param object the name of the VM
   * @param fault vSphere's name of the fault
   */
  record Refusal(
      String site,
      String method,
      String object,
      String fault,
      Manner manner,
      Odds odds,
      During during)
      implements Fault {}

  /** Tools of a VM never come up. */
  record NoTools(String site, String object, During during) implements Fault {}

  /** Programs in the guest of a VM end with an exit code. */
  record Exit(String site, String object, int code, Odds odds, During during) implements Fault {}

  /** A vCenter's tasks take so many times as long. */
  record Slow(String site, double factor, During during) implements Fault {}

  /** A vCenter does not answer; its VMs run on. */
  record VCenterGone(String site, During during) implements Fault {}

  /** Nothing of a site can be reached, neither vCenter nor guests; both run on. */
  record Partition(String site, During during) implements Fault {}

  /** A host stops, and its VMs with it. */
  record HostLost(String site, String host, During during) implements Fault {}

  /** A site's storage takes no snapshot and no swap file any more. */
  record DiskFull(String site, During during) implements Fault {}

  /** In which way a refusal reaches the caller. */
  enum Manner {
    /** The call fails. */
    CALL,
    /** The call begins a task, and that fails; where the method has no task, the call fails. */
    TASK,
    /** The call is done, and its answer is lost. */
    ANSWER_LOST
  }

  /**
   * How often a rule strikes.
   *
   * @param chance for each call on an object, from 0 to 1
   * @param times at most so often for each object
   */
  record Odds(double chance, int times) {
    static final Odds ALWAYS = new Odds(1, Integer.MAX_VALUE);
  }
}
