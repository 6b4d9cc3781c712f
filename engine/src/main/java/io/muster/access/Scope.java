// SPDX-License-Identifier: Apache-2.0
package io.muster.access;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The machines that somebody may see and act on (domain.md, section 6.1). They are looked for by
 * their names each time, so that a machine that comes or goes counts at once.
 *
 * @param patterns names of machines, or of runbooks after {@code runbook:}, in which {@code *}
 *     stands for any characters and {@code ?} for one; empty means all machines
 */
public record Scope(List<String> patterns) {

  /** No limits. */
  public static final Scope ALL = new Scope(List.of());

  private static final String RUNBOOK = "runbook:";

  private static final int MOST = 100;

  private static final int LONGEST = 200;

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /**
   * @throws AccessException when there are too many patterns, or one of them can mean nothing
   */
  public Scope {
    patterns = List.copyOf(patterns);
    if (patterns.size() > MOST) {
      throw AccessException.invalid(
          "a scope has %d patterns, and %d are the most; let one stand for several, such as web*"
              .formatted(patterns.size(), MOST));
    }
    for (String pattern : patterns) {
      String name = pattern.startsWith(RUNBOOK) ? pattern.substring(RUNBOOK.length()) : pattern;
      if (name.isBlank() || name.length() > LONGEST || CONTROL.matcher(name).find()) {
        throw AccessException.invalid(
            "a pattern of a scope is empty, longer than %d characters or no plain text; write such as web* or runbook:erp"
                .formatted(LONGEST));
      }
    }
  }

  /** Whether a machine is in it, by its name or by that of its runbook. */
  public boolean covers(String runbook, String machine) {
    return patterns.isEmpty()
        || patterns.stream()
            .anyMatch(
                pattern ->
                    pattern.startsWith(RUNBOOK)
                        ? fits(pattern.substring(RUNBOOK.length()), runbook)
                        : fits(pattern, machine));
  }

  /** Whether all of these are in it; a plan without machines is where its runbook is. */
  public boolean coversAll(String runbook, Collection<String> machines) {
    return machines.isEmpty()
        ? coversRunbook(runbook)
        : machines.stream().allMatch(machine -> covers(runbook, machine));
  }

  private boolean coversRunbook(String runbook) {
    return patterns.isEmpty()
        || patterns.stream()
            .filter(pattern -> pattern.startsWith(RUNBOOK))
            .anyMatch(pattern -> fits(pattern.substring(RUNBOOK.length()), runbook));
  }

  /** For people. */
  public String words() {
    return patterns.isEmpty() ? "all" : patterns.stream().collect(Collectors.joining(", "));
  }

  /** Without regular expressions, whose work a pattern of a stranger could let grow. */
  private static boolean fits(String pattern, String name) {
    int at = 0;
    int star = -1;
    int retry = 0;
    int next = 0;
    while (at < name.length()) {
      if (next < pattern.length() && pattern.charAt(next) == '*') {
        star = next++;
        retry = at;
      } else if (next < pattern.length()
          && (pattern.charAt(next) == '?' || pattern.charAt(next) == name.charAt(at))) {
        next++;
        at++;
      } else if (star >= 0) {
        next = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (next < pattern.length() && pattern.charAt(next) == '*') {
      next++;
    }
    return next == pattern.length();
  }
}
