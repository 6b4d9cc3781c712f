// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import java.util.Optional;

/**
 * How a process that goes on with runs is, as it was seen last.
 *
 * @param node what it is called in the journal
 * @param journal why the journal cannot be used; empty where it can
 * @param runs how many it has under way
 */
public record Health(Phase phase, String node, String version, Optional<String> journal, int runs) {

  /** Where it is between its start and its end. */
  public enum Phase {
    STARTING,
    SERVING,
    STOPPING
  }

  /** Whether runs can go on here. */
  boolean ready() {
    return phase == Phase.SERVING && journal.isEmpty();
  }

  /** {@code ready}, or why it is not. */
  String status() {
    return switch (phase) {
      case STARTING -> "starting";
      case SERVING -> journal.isEmpty() ? "ready" : "unready";
      case STOPPING -> "stopping";
    };
  }
}
