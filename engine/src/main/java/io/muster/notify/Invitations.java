// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import io.muster.run.RunEvent.DecisionAsked;
import io.muster.run.StoredRun;
import java.util.Optional;

/** Lets people answer what they are asked by what they are sent. */
@FunctionalInterface
public interface Invitations {

  /** Nobody can. */
  Invitations NONE = (_, _, _, _) -> Optional.empty();

  /**
   * A notice as one person gets it.
   *
   * @param person by name
   * @return empty for somebody who may not answer
   */
  Optional<Notice> invite(StoredRun run, DecisionAsked asked, String person, Notice notice);
}
