// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.recorded;

import io.muster.time.Time;
import io.muster.vsphere.GuestCredentials;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereSites;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sites on which runs act: nothing is changed there by a run that somebody else has taken over,
 * every task is written down as soon as it has begun, and what an attempt has begun that was cut
 * off is not begun again (DESIGN.md, section 2).
 */
public final class RecordedSites implements VSphereSites {

  private final VSphereSites sites;
  private final Time time;
  private final Map<String, VSphere> recorded = new ConcurrentHashMap<>();

  public RecordedSites(VSphereSites sites, Time time) {
    this.sites = sites;
    this.time = time;
  }

  @Override
  public VSphere at(String site) {
    VSphere known = recorded.get(site);
    if (known != null) {
      return known;
    }
    // why: not made under the map's lock, since connecting takes its time
    VSphere made = new RecordedVSphere(sites.at(site), new Effects(time));
    VSphere first = recorded.putIfAbsent(site, made);
    return first == null ? made : first;
  }

  @Override
  public Optional<GuestCredentials> guestUser(String site) {
    return sites.guestUser(site);
  }
}
