// SPDX-License-Identifier: Apache-2.0
package io.muster.access;

import io.muster.journal.Seal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that was done, or refused. Each holds the hash of the one before it, so that none can
 * be changed, taken out or put in without changing all that come after.
 *
 * @param number counts from 1, without gaps
 * @param previous the hash of the entry before; {@link Seal#NONE} for the first
 * @param hash over all the others
 */
public record AuditEntry(long number, Act act, String previous, String hash) {

  /**
   * What somebody did.
   *
   * @param who by the name on the token
   * @param from the address that it came from
   * @param what such as {@code startRun}, as the API names its operations
   * @param about the run, runbook or token that is meant
   * @param why as they gave it; may be empty
   * @param outcome {@code done}, or the sentence by which it was refused
   */
  public record Act(
      Instant time,
      String who,
      String from,
      String what,
      String about,
      String why,
      String outcome) {

    /** What an outcome is that was not refused. */
    public static final String DONE = "done";
  }

  /** The entry that comes after another one. */
  public static AuditEntry after(Optional<AuditEntry> last, Act act) {
    long number = last.map(AuditEntry::number).orElse(0L) + 1;
    String previous = last.map(AuditEntry::hash).orElse(Seal.NONE);
    return new AuditEntry(number, act, previous, hash(number, act, previous));
  }

  /** Whether its hash is that of what it says. */
  public boolean fits() {
    return hash.equals(hash(number, act, previous));
  }

  private static String hash(long number, Act act, String previous) {
    List<String> parts =
        List.of(
            Long.toString(number),
            act.time().toString(),
            act.who(),
            act.from(),
            act.what(),
            act.about(),
            act.why(),
            act.outcome(),
            previous);
    // why: with its length, so that no text can stand for two parts
    return Seal.sha256(
        parts.stream()
            .map(part -> part.length() + ":" + part)
            .collect(Collectors.joining("\n", "audit\n", "\n")));
  }
}
