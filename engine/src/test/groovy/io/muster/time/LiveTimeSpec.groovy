// SPDX-License-Identifier: Apache-2.0
package io.muster.time

import java.time.InstantSource
import spock.lang.AutoCleanup

class LiveTimeSpec extends TimeContract {

  @AutoCleanup
  LiveTime live = new LiveTime(InstantSource.system())

  @Override
  Time time() {
    live
  }
}
