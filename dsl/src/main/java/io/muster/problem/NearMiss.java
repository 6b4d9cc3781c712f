// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that an author most likely meant. */
public final class NearMiss {

  private NearMiss() {}

  /** The known word nearest to the one written, if one is near enough to be meant. */
  public static Optional<String> of(String written, Collection<String> known) {
    int limit = written.length() < 2 ? 0 : Math.min(3, (written.length() + 2) / 3);
    return known.stream()
        .map(word -> new Candidate(word, distance(written, word)))
        .filter(candidate -> candidate.distance <= limit)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .map(Candidate::word);
  }

  /** "did you mean 'group'?", if a known word is near enough. */
  public static Optional<String> hint(String written, Collection<String> known) {
    return of(written, known).map(word -> "did you mean '" + word + "'?");
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours between two words; case does not
   * count.
   */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        steps[i][j] = swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
      }
    }
    return steps[a.length()][b.length()];
  }

  private record Candidate(String word, int distance) {}
}
