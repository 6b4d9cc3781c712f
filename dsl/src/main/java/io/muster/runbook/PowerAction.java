// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

/** The power steps of the language, in vSphere's words. */
public enum PowerAction {
  POWER_ON("powerOn"),
  POWER_OFF("powerOff"),
  /**
   * Asks the guest to shut down, and powers off when it has not done so in time (domain.md, section
   * 2.5).
   */
  SHUTDOWN("shutdown"),
  SUSPEND("suspend");

  private final String word;

  PowerAction(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
