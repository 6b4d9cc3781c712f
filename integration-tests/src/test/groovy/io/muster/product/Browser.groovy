// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import java.util.logging.Level
import java.util.logging.Logger
import org.openqa.selenium.chrome.ChromeDriver
import org.openqa.selenium.chrome.ChromeDriverService
import org.openqa.selenium.chrome.ChromeOptions

/** Debian's Chromium, without a window. */
class Browser {

  /** It warns of each browser that is newer than itself; nothing of what it misses is used here. */
  static final Logger LOG = Logger.getLogger('org.openqa.selenium')

  static ChromeDriver open() {
    LOG.level = Level.SEVERE
    def options = new ChromeOptions()
    options.setBinary(program('chromium'))
    options.addArguments('--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars')
    options.setCapability('goog:loggingPrefs', [browser: 'ALL', performance: 'ALL'])
    def service = new ChromeDriverService.Builder().usingDriverExecutable(new File(program('chromedriver'))).build()
    new ChromeDriver(service, options)
  }

  private static String program(String name) {
    def found = System.getenv('PATH').split(':').collect { new File(it, name) }.find { it.canExecute() }
    assert found: "there is no $name; ./verify installs it"
    found as String
  }
}
