// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The labs of a process, one for each name of a runbook. A lab stays open until it is asked for
 * with a text that is another, and nobody uses it.
 */
final class OpenLabs {

  /** That somebody uses a lab. */
  record Use(Workplace lab, Runnable ending) implements AutoCloseable {

    @Override
    public void close() {
      ending.run();
    }
  }

  private static final class Lab {
    private final Workplace workplace;
    private final String digest;
    private int users;

    Lab(Workplace workplace, String digest) {
      this.workplace = workplace;
      this.digest = digest;
    }
  }

  private final Map<String, Lab> labs = new HashMap<>();

  /**
   * Begins to use a lab.
   *
   * @param opening opens it where it is not
   */
  synchronized Use use(LabText text, Supplier<Workplace> opening) {
    String name = text.runbook().name();
    Lab open = labs.get(name);
    if (open != null && open.users == 0 && !open.digest.equals(text.digest())) {
      labs.remove(name);
      open.workplace.close();
    }
    Lab lab = labs.computeIfAbsent(name, _ -> new Lab(opening.get(), text.digest()));
    lab.users++;
    return new Use(lab.workplace, () -> end(lab));
  }

  private synchronized void end(Lab lab) {
    lab.users--;
  }

  synchronized Collection<Workplace> all() {
    return labs.values().stream().map(it -> it.workplace).toList();
  }
}
