// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import java.util.List;

/**
 * A request that cannot be meant: it names machines that the plan does not have, or lacks a
 * parameter; one sentence each.
 */
public final class InvalidRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidRequestException(List<String> sentences) {
    super(String.join("\n", sentences));
  }
}
