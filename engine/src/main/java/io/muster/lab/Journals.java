// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What replication knows of each replica, by its VM. Whoever uses it holds the ledger. */
final class Journals {

  private final SortedMap<String, Journal> journals;
  private final Ledger ledger;

  Journals(SortedMap<String, Journal> journals, Ledger ledger) {
    this.journals = new TreeMap<>(journals);
    this.ledger = ledger;
  }

  @Nullable Journal get(Vm replica) {
    return journals.get(replica.id().instanceUuid());
  }

  void put(Vm replica, Journal journal) {
    String id = replica.id().instanceUuid();
    if (!journal.equals(journals.put(id, journal))) {
      ledger.changed(new Change.OfJournal(id, journal));
    }
  }

  SortedMap<String, Journal> asData() {
    return ledger.together(() -> new TreeMap<>(journals));
  }
}
