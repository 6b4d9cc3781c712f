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

  /** The datastores of the site. */
  List<Datastore> datastores();

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

  /** Removes all snapshots; the VM goes on with its disks as they are now. */
  VSphereTask removeAllSnapshots(VmId vm);

  /**
   * The disks as a snapshot holds them; their files do not change while the snapshot is there, so
   * that they can be copied even of a VM that runs.
   */
  List<VirtualDisk> snapshotDisks(VmId vm, String snapshotId);

  /** Connects an adapter to a network, also at every power-on. */
  VSphereTask connectAdapter(VmId vm, int adapterKey, String network);

  /** Disconnects an adapter, also at every power-on; it keeps its network. */
  VSphereTask disconnectAdapter(VmId vm, int adapterKey);

  /**
   * Makes a VM that is off, with empty disks. Where a VM of this identity is there already, it is
   * refused with {@code AlreadyExists}.
   */
  VSphereTask createVm(NewVm vm);

  /**
   * Copies a disk within the vCenter to a file that no VM uses, over what the file holds, and makes
   * its folder where it is missing.
   *
   * @param from as vSphere writes it, {@code [datastore] folder/file.vmdk}
   * @param to likewise
   */
  VSphereTask copyDisk(String from, String to);

  /** Deletes the file of a disk that no VM uses. */
  VSphereTask deleteDisk(String path);

  /** Gives a VM a disk that is there already, behind those that it has. */
  VSphereTask attachDisk(VmId vm, String path);

  /** Takes a disk from a VM and keeps its file. */
  VSphereTask detachDisk(VmId vm, int diskKey);

  /**
   * The network cards that the guest has, as VMware Tools report them some seconds late; none while
   * they do not run. What is no address is left out.
   */
  List<GuestCard> guestCards(VmId vm);

  /**
   * Starts a program in the guest and returns.
   *
   * @return the process's number, for {@link #exitCode}
   */
  long runProgram(VmId vm, GuestCredentials credentials, String path, List<String> arguments);

  /**
   * With what a process in the guest has ended; empty while it runs. A guest forgets ended
   * processes after some minutes, and at once when it goes off.
   */
  Optional<Integer> exitCode(VmId vm, GuestCredentials credentials, long process);

  /**
   * Sets a custom attribute of a VM, and defines the attribute where the vCenter does not have it;
   * empty clears it.
   */
  void setCustomValue(VmId vm, String attribute, String value);

  /**
   * The newest task of this operation on this VM that was queued at or after an instant and is
   * known to the vCenter; one from a moment before may be found where two clocks are compared, and
   * none from after is missed. Tasks about files, and that which makes a VM, are about no VM.
   */
  Optional<VSphereTask> recentTask(VmId vm, TaskOperation operation, Instant since);

  /**
   * A task that was begun earlier; empty where the vCenter does not know it any more.
   *
   * @param reference as {@link VSphereTask#reference} has named it
   */
  Optional<VSphereTask> task(String reference, TaskOperation operation);

  @Override
  void close();
}
