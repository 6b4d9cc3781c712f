// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Word;

/** Whether a replica may run in a live network beside its running source. */
public enum Overlap {
  ALLOWED,
  REFUSED;

  /** The ways to write it. */
  public static final class Values {
    private Values() {}

    @Word(
        text = "The replica may run in a live network beside its running source.",
        example = "vm 'proxy01', overlap: allowed")
    public static Overlap allowed() {
      return ALLOWED;
    }

    @Word(
        text = "The replica is not started in a live network while its source runs.",
        example = "vm 'db01', overlap: refused")
    public static Overlap refused() {
      return REFUSED;
    }
  }
}
