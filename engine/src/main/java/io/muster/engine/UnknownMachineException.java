// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import java.util.List;

/** A request names machines that the plan does not have; one sentence each. */
public final class UnknownMachineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownMachineException(List<String> sentences) {
    super(String.join("\n", sentences));
  }
}
