// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.recorded;

import io.muster.cluster.Places;
import io.muster.run.StepRecord;

/**
 * Places that are taken for steps. To wait for one can take long, above all while the database is
 * away, so whoever has got one looks again whether its run is still its own.
 */
public record ClaimedPlaces(Places places) implements Places {

  @Override
  public Place take() throws InterruptedException {
    Place place = places.take();
    boolean kept = false;
    try {
      StepRecord.current().requireClaim();
      kept = true;
      return place;
    } finally {
      if (!kept) {
        place.release();
      }
    }
  }
}
