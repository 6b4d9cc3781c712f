// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.exchange;

import io.muster.journal.Seal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chain of reports in a file, link by link. */
final class ExportedChain {

  private final List<Seal> links = new ArrayList<>();

  /**
   * @return false when it does not follow from the one before
   */
  boolean add(Seal link) {
    Optional<Seal> last = links.isEmpty() ? Optional.empty() : Optional.of(links.getLast());
    return link.equals(Seal.after(last, link.run(), link.digest())) && links.add(link);
  }

  boolean isEmpty() {
    return links.isEmpty();
  }

  List<Seal> all() {
    return List.copyOf(links);
  }
}
