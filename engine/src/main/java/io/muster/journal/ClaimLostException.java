// SPDX-License-Identifier: Apache-2.0
package io.muster.journal;

/** Somebody else has taken the run over, so whoever gets this stops acting in it. */
public final class ClaimLostException extends JournalException {

  private static final long serialVersionUID = 1L;

  public ClaimLostException(Claim claim) {
    super(
        "run '%s' was taken over from '%s'; it goes on there".formatted(claim.run(), claim.node()),
        false,
        null);
  }
}
