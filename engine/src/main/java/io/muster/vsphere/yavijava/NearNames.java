// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The names that somebody may have meant. */
final class NearNames {

  private static final int SHOWN = 5;

  private NearNames() {}

  /** The nearest names, quoted, the nearest first; or that there is none. */
  static String of(String wanted, Collection<String> existing) {
    if (existing.isEmpty()) {
      return "none";
    }
    List<String> nearest =
        existing.stream()
            .distinct()
            .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
            .toList();
    String shown =
        nearest.stream().limit(SHOWN).map("'%s'"::formatted).collect(Collectors.joining(", "));
    int more = nearest.size() - SHOWN;
    return more > 0 ? "%s and %d more".formatted(shown, more) : shown;
  }

  /** The number of letters to change, put in or take out, upper and lower case being the same. */
  private static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int above = row[j];
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + change);
        diagonal = above;
      }
    }
    return row[right.length()];
  }
}
