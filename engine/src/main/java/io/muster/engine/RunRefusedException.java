// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.StepFault;
import java.util.List;
import java.util.stream.Collectors;

/** A run was not started, and nothing was changed. */
public final class RunRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<StepFault> reasons;

  public RunRefusedException(List<StepFault> reasons) {
    super(reasons.stream().map(StepFault::sentence).collect(Collectors.joining("; ")));
    this.reasons = List.copyOf(reasons);
  }

  /** A run cannot be told something in the state in which it is. */
  public static RunRefusedException invalidState(String sentence) {
    return new RunRefusedException(List.of(new StepFault("InvalidState", sentence, true)));
  }

  /** One sentence each. */
  public List<StepFault> reasons() {
    return reasons;
  }
}
