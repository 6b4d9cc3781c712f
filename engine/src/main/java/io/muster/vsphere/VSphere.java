// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One vCenter, in vSphere's own words. Calls end within a time limit; long operations return a
 * {@link VSphereTask} at once. Every method throws {@link VSphereFault}, with what the vCenter
 * said.
 */
public interface VSphere extends AutoCloseable {

  /** The site's name, as the configuration gives it. */
  String site();

  /** All virtual machines, read in one go; templates are left out. */
  List<VirtualMachine> virtualMachines();

  /** One virtual machine as it is now. */
  VirtualMachine virtualMachine(VmId vm);

  /** The names of the networks and port groups that an adapter can be connected to. */
  List<String> networks();

  VSphereTask powerOn(VmId vm);

  VSphereTask powerOff(VmId vm);

  VSphereTask suspend(VmId vm);

  /** Asks the guest to shut down and returns; the VM goes off later, or never. */
  void shutdownGuest(VmId vm);

  /** Makes a snapshot of the disks, without memory; the task's result is the snapshot's id. */
  VSphereTask createSnapshot(VmId vm, String name, String description);

  /**
   * Puts disks and configuration back to a snapshot; the VM stays powered off whatever the snapshot
   * holds.
   */
  VSphereTask revertToSnapshot(VmId vm, String snapshotId);

  /** Removes one snapshot and keeps those made after it. */
  VSphereTask removeSnapshot(VmId vm, String snapshotId);

  /** Connects an adapter to a network, also at every power-on. */
  VSphereTask connectAdapter(VmId vm, int adapterKey, String network);

  /**
   * Sets a custom attribute of a VM, and defines the attribute where the vCenter does not have it;
   * empty clears it.
   */
  void setCustomValue(VmId vm, String attribute, String value);

  /**
   * The newest task of this operation on this VM that was queued at or after an instant and is
   * known to the vCenter.
   */
  Optional<VSphereTask> recentTask(VmId vm, TaskOperation operation, Instant since);

  @Override
  void close();
}
