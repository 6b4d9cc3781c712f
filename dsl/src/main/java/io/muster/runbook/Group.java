// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.List;
import java.util.Set;

/**
 * Machines that are started together, and what is done between and after them (LANGUAGE.md,
 * Groups).
 *
 * @param after the groups that have to be complete before this one begins; empty means that it
 *     begins at once
 * @param parallel the most machines in flight at once
 * @param critical whether a failure in the group stops the plan
 * @param steps in the order written; a step that is no machine begins when the machines before it
 *     are up, and the machines after it begin when it is done
 */
public record Group(
    StepId id,
    Position at,
    String name,
    Set<String> after,
    int parallel,
    boolean critical,
    List<Step> steps) {

  /** The limit of a group that does not state one. */
  public static final int DEFAULT_PARALLEL = 10;

  /** The same group with other steps. */
  public Group with(List<Step> others) {
    return new Group(id, at, name, after, parallel, critical, others);
  }
}
