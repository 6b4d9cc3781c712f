// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that an author most likely meant. */
public final class NearMiss {

  private NearMiss() {}

  /** No name is longer than this, and longer texts take long to compare. */
  private static final int LONGEST = 200;

  /** The known word nearest to the one written, if one is near enough to be meant. */
  public static Optional<String> of(String written, Collection<String> known) {
    if (written.length() < 2 || written.length() > LONGEST) {
      return known.stream()
          .filter(word -> word.equalsIgnoreCase(written))
          .min(Comparator.naturalOrder());
    }
    int limit = Math.min(3, (written.length() + 2) / 3);
    String lower = written.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(word -> Math.abs(word.length() - written.length()) <= limit)
        .map(word -> new Candidate(word, distance(lower, word.toLowerCase(Locale.ROOT), limit)))
        .filter(candidate -> candidate.distance <= limit)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .map(Candidate::word);
  }

  /** "did you mean 'group'?", if a known word is near enough. */
  public static Optional<String> hint(String written, Collection<String> known) {
    return of(written, known).map(word -> "did you mean '" + word + "'?");
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours between two words; something above
   * the limit where there are more than that.
   */
  private static int distance(String a, String b, int limit) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      int least = Integer.MAX_VALUE;
      for (int j = 0; j <= b.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, a, b, i, j);
        least = Math.min(least, steps[i][j]);
      }
      if (least > limit + 1) {
        return least;
      }
    }
    return steps[a.length()][b.length()];
  }

  private static int step(int[][] steps, String a, String b, int i, int j) {
    int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
  }

  private record Candidate(String word, int distance) {}
}
