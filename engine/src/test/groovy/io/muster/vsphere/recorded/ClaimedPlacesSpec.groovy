// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.recorded

import io.muster.cluster.Alone
import io.muster.cluster.Places
import io.muster.journal.Claim
import io.muster.journal.ClaimLostException
import io.muster.run.RunId
import io.muster.run.StepRecord
import spock.lang.Specification

class ClaimedPlacesSpec extends Specification {

  Places free = Alone.here(1)
  Places places = new ClaimedPlaces(free)

  def "a run that was taken over while it waited for a place begins nothing, and gives the place back"() {
    given:
    def lost = new ClaimLostException(new Claim(new RunId('erp-1'), 'node-a', 1))
    def record = [requireClaim: { -> throw lost }] as StepRecord

    when:
    ScopedValue.where(StepRecord.CURRENT, record).call { places.take() }

    then:
    thrown ClaimLostException
    free.take() != null
  }

  def "a run that is still its process's gets a place"() {
    when:
    def place = places.take()
    place.release()

    then:
    free.take() != null
  }
}
