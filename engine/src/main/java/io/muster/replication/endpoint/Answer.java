// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint;

import io.muster.replica.RestorePoint;
import java.util.List;
import java.util.Optional;

/**
 * What a service said, checked.
 *
 * @param look how to ask again, while the work goes on
 * @param points the restore points it named; empty where it named none
 */
record Answer(Optional<String> look, Optional<List<RestorePoint>> points) {

  static final Answer DONE = new Answer(Optional.empty(), Optional.empty());
}
