// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import java.util.BitSet;
import java.util.List;

/** Which of many have to be moved so that all are in order: as few as possible. */
final class Longest {

  private Longest() {}

  /** The places in a list of numbers that are not in order with the others. */
  static BitSet moved(List<Integer> numbers) {
    int[] ends = new int[numbers.size()];
    int[] before = new int[numbers.size()];
    int length = 0;
    for (int i = 0; i < numbers.size(); i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) / 2;
        if (numbers.get(ends[middle]) <= numbers.get(i)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      before[i] = low == 0 ? -1 : ends[low - 1];
      ends[low] = i;
      length = Math.max(length, low + 1);
    }
    BitSet moved = new BitSet();
    moved.set(0, numbers.size());
    for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = before[i]) {
      moved.clear(i);
    }
    return moved;
  }
}
