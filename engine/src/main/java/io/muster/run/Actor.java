// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

/**
 * Who did something, and why.
 *
 * @param name of a person, or of a process of Muster
 * @param reason as they gave it; may be empty
 */
public record Actor(String name, String reason) {

  /** The same behind what was done, such as {@code by ada, flood}. */
  public String byline() {
    return "by " + name + (reason.isBlank() ? "" : ", " + reason);
  }

  /** Both, where there is a reason. */
  public String words() {
    return reason.isBlank() ? name : name + ": " + reason;
  }
}
