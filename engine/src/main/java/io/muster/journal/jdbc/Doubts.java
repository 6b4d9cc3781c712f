// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

import io.muster.run.RunId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What may have been written though an error was reported, because the connection was lost during
 * the commit. Whoever tries the same again must not write it twice.
 */
final class Doubts {

  private record Doubt(RunId run, String data) {}

  private final Set<Doubt> doubts = ConcurrentHashMap.newKeySet();

  void add(RunId run, String data) {
    doubts.add(new Doubt(run, data));
  }

  boolean has(RunId run, String data) {
    return !doubts.isEmpty() && doubts.contains(new Doubt(run, data));
  }

  void remove(RunId run, String data) {
    if (!doubts.isEmpty()) {
      doubts.remove(new Doubt(run, data));
    }
  }
}
