// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

/** Whether a VM runs, in vSphere's words. */
public enum PowerState {
  POWERED_ON("poweredOn"),
  POWERED_OFF("poweredOff"),
  SUSPENDED("suspended");

  private final String word;

  PowerState(String word) {
    this.word = word;
  }

  /** vSphere's own word. */
  public String word() {
    return word;
  }
}
