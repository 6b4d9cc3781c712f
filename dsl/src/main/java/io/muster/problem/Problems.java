// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import io.muster.runbook.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Gathers the problems of one text. The same problem at the same place counts once, so that a
 * mistake inside a loop is told once and not once a round. They can be looked at while another
 * thread still adds to them.
 */
public final class Problems {

  /** How many sentences one rule may say about one place, where a loop names many things. */
  private static final int MOST_EACH = 5;

  /** How many are told with a hint that takes a while to find. */
  private static final int MOST_HINTED = 200;

  private final List<Problem> problems = new ArrayList<>();
  private final Map<Key, Told> told = new HashMap<>();
  private int hinted;

  /** Adds a problem, unless its rule has already said something about this place. */
  public synchronized void add(Problem problem) {
    Told here = new Told();
    here.closed = true;
    if (told.putIfAbsent(new Key(problem.rule(), problem.at()), here) == null) {
      problems.add(problem);
    }
  }

  /**
   * Adds a problem that is about one of several things of one place, such as the machines that a
   * loop names; unless the same is already said, or enough of the kind.
   *
   * @param hint adds what to write instead, where the problem is among those that are told
   */
  public synchronized void addEach(Problem problem, UnaryOperator<Problem> hint) {
    Told here = told.computeIfAbsent(new Key(problem.rule(), problem.at()), _ -> new Told());
    if (here.closed || here.sentences.contains(problem.sentence())) {
      return;
    }
    if (here.sentences.size() == MOST_EACH) {
      here.more = true;
      return;
    }
    here.sentences.add(problem.sentence());
    problems.add(++hinted > MOST_HINTED ? problem : hint.apply(problem));
  }

  public synchronized boolean hasErrors() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** All of them, in the order of the text. */
  public synchronized List<Problem> inOrder() {
    return problems.stream().map(this::withMore).sorted(Problem.IN_ORDER).toList();
  }

  private Problem withMore(Problem problem) {
    Told here = told.get(new Key(problem.rule(), problem.at()));
    return here != null && here.more && problem.sentence().equals(here.sentences.getLast())
        ? problem.sentence(problem.sentence() + " (and more like it here)")
        : problem;
  }

  private record Key(Rule rule, Position at) {}

  private static final class Told {

    private final List<String> sentences = new ArrayList<>();
    private boolean closed;
    private boolean more;
  }
}
