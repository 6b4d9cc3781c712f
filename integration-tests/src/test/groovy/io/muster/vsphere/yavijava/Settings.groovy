// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava

import io.muster.vcsim.Vcsim
import java.time.Duration

/** Settings of a site named 'b'. */
class Settings {

  static VCenterSettings of(Vcsim vcsim) {
    of(url: vcsim.url)
  }

  static VCenterSettings of(Map options) {
    def usual = VCenterSettings.Limits.USUAL
    def limits = new VCenterSettings.Limits(
      Duration.ofSeconds(2),
      options.call as Duration ?: usual.call(),
      options.parallelCalls as Integer ?: usual.parallelCalls(),
      options.tasksInFlight as Integer ?: usual.tasksInFlight(),
      options.answerBytes as Long ?: usual.answerBytes())
    def credentials = new VCenterSettings.Credentials(
      options.user as String ?: Vcsim.USER, { options.password as String ?: Vcsim.PASSWORD })
    new VCenterSettings(
      options.site as String ?: 'b',
      options.url as URI,
      credentials,
      options.trust as Trust ?: new Trust.PublicAuthorities(),
      limits,
      Optional.ofNullable(options.datacenter as String))
  }
}
