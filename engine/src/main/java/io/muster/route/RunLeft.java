// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

/** Ends the work of a step in this process, because its run goes on later, wherever that is. */
final class RunLeft extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RunLeft() {
    super("the run goes on later", null, false, false);
  }
}
