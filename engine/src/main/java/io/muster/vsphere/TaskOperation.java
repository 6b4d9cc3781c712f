// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

/**
 * The operations that run as tasks; the words are the ends of vSphere's own {@code descriptionId}.
 */
public enum TaskOperation {
  POWER_ON("powerOn"),
  POWER_OFF("powerOff"),
  SUSPEND("suspend"),
  CREATE_SNAPSHOT("createSnapshot"),
  REVERT_TO_SNAPSHOT("revert"),
  REMOVE_SNAPSHOT("remove"),
  REMOVE_ALL_SNAPSHOTS("removeAllSnapshots"),
  RECONFIGURE("reconfigure"),
  CREATE_VM("createVm"),
  COPY_DISK("copyVirtualDisk"),
  DELETE_DISK("deleteVirtualDisk");

  private final String word;

  TaskOperation(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
