// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import java.nio.file.Files
import java.nio.file.Path
import org.openqa.selenium.chrome.ChromeDriver
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** The page of a report, as a browser shows it to people. */
class ReportPageSpec extends Specification {

  @Shared
  @TempDir
  Path data

  @Shared
  @AutoCleanup('quit')
  ChromeDriver browser

  @Shared
  Path page

  @Shared
  Path pictures = Muster.ROOT.resolve('integration-tests/target/pages')

  def setupSpec() {
    def lab = Files.writeString(data.resolve('once.lab.groovy'), "lab { faults { refuse 'powerOn', of: 'app01-dr', times: 1 } }")
    def drill = Muster.run('drill', 'runbooks/three-tier.groovy', '--speed', 'max', '--lab', lab, '--data', data, '--by', 'Ada <b>Lovelace</b>', '--reason', 'yearly "drill" & audit')
    assert drill.status == 0
    page = Path.of((drill.out =~ /(?m)^report: (.+\.html)$/)[0][1])
    browser = Browser.open()
    Files.createDirectories(pictures)
  }

  def setup() {
    show(page, 1200, 'light')
  }

  def 'it is shown without a script, a request or an error'() {
    expect:
    browser.title == 'drill of three-tier: done'
    js('return document.scripts.length') == 0
    browser.manage().logs().get('browser').all == []
    requests() == [page.toUri() as String]
  }

  def 'every bar of the picture is in it, has a size, and says what it is'() {
    given:
    def picture = box('svg.picture')
    def bars = boxes('svg.picture rect:not(.gap)')

    expect: 'a bar for each attempt: nine machines, one of them twice, seven checks, nine taken back'
    bars.size() == 26
    bars.every { it.width >= 1 && it.height >= 3 && inside(it, picture) }
    js("return [...document.querySelectorAll('svg.picture rect.vm title')].map(it => it.textContent)").any { it ==~ /app01: testFailover, \d\d:\d\d–\d\d:\d\d/ }
    js("return document.querySelectorAll('svg.picture rect.bad').length") == 1

    and: 'bars lie on the row of their machine'
    def row = boxes('svg.picture text.row').find { it.text == 'app01' }
    bars.findAll { it.text.startsWith('app01:') }.every { Math.abs(it.y + it.height / 2 - row.y - row.height / 2) < 4 }
  }

  def 'no text of the picture lies on another, or leaves it'() {
    given:
    def picture = box('svg.picture')
    def texts = boxes('svg.picture text')

    expect:
    texts.size() > 20
    texts.every { inside(it, picture) }
    [texts, texts].combinations().findAll { a, b -> a.index < b.index && overlap(a, b) }*.collect { it.text } == []
  }

  def 'what was said and aimed at can be read, and is text whatever it holds'() {
    given:
    def text = js('return document.body.innerText')

    expect:
    text.contains('Ada <b>Lovelace</b>')
    text.contains('yearly "drill" & audit')
    text.contains('aimed at 30 min: met')
    js("return document.querySelectorAll('.decisions b').length") == 0
    js("return [...document.querySelectorAll('.card .value')].every(it => it.scrollWidth <= it.clientWidth)")
  }

  def 'in a #scheme scheme at #width pixels, nothing is wider than the page, and every text can be told from what is behind it'() {
    when:
    show(page, width, scheme)
    Files.write(pictures.resolve("report-$scheme-${width}.png"), shot())

    then:
    js('return document.documentElement.scrollWidth') <= width
    contrasts().findAll { it.ratio < 4.5 } == []

    where:
    [scheme, width] << [['light', 'dark'], [1200, 600]].combinations()
  }

  def 'the two schemes look different'() {
    given:
    def colour = { scheme ->
      show(page, 1200, scheme)
      js('return getComputedStyle(document.body).backgroundColor')
    }

    expect:
    colour('light') != colour('dark')
  }

  def 'a reader without eyes has a name for the picture, a title for each column, and headings in order'() {
    expect:
    js('return document.documentElement.lang') == 'en'
    js("return document.getElementById(document.querySelector('svg.picture').getAttribute('aria-labelledby')).textContent").startsWith('Timeline of run three-tier-')
    js("return [...document.querySelectorAll('table')].every(it => it.querySelectorAll('th[scope=col]').length >= 4)")
    js("return document.querySelectorAll('h1').length") == 1
    js("return [...document.querySelectorAll('h2')].length") > 6
  }

  private void show(Path file, int width, String scheme) {
    browser.executeCdpCommand('Emulation.setDeviceMetricsOverride', [width: width, height: 1400, deviceScaleFactor: 1, mobile: false])
    browser.executeCdpCommand('Emulation.setEmulatedMedia', [features: [[name: 'prefers-color-scheme', value: scheme]]])
    browser.get(file.toUri() as String)
  }

  private byte[] shot() {
    def picture = browser.executeCdpCommand('Page.captureScreenshot', [format: 'png', captureBeyondViewport: true])
    Base64.decoder.decode(picture.data as String)
  }

  private js(String script) {
    browser.executeScript(script)
  }

  /** The addresses that the browser has asked for since it was asked last. */
  private List<String> requests() {
    browser.manage().logs().get('performance').all*.message.findAll { it.contains('"Network.requestWillBeSent"') }
      .collect { (it =~ /"documentURL":"[^"]*".*?"request":\{.*?"url":"([^"]+)"/)[0][1] }.unique()
  }

  private Map box(String selector) {
    boxes(selector)[0]
  }

  private List<Map> boxes(String selector) {
    js("""return [...document.querySelectorAll('$selector')].map((it, index) => {
      const box = it.getBoundingClientRect();
      return {index, x: box.x, y: box.y, width: box.width, height: box.height, text: it.textContent};
    })""") as List<Map>
  }

  private static boolean inside(Map box, Map frame) {
    box.x >= frame.x - 0.5 && box.y >= frame.y - 0.5 && box.x + box.width <= frame.x + frame.width + 0.5 && box.y + box.height <= frame.y + frame.height + 0.5
  }

  /** By more than the room that a font leaves around its letters. */
  private static boolean overlap(Map a, Map b) {
    a.x + a.width > b.x + 1 && b.x + b.width > a.x + 1 && a.y + a.height > b.y + 4 && b.y + b.height > a.y + 4
  }

  /** Of each element with text of its own, as the accessibility guidelines count it. */
  private List<Map> contrasts() {
    js('''
      const channel = it => { const c = it / 255; return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4); };
      const numbers = it => it.match(/[\\d.]+/g).map(Number);
      const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
      const behind = it => { while (it) { const c = numbers(getComputedStyle(it).backgroundColor); if (c.length < 4 || c[3] > 0) return c; it = it.parentElement; } return [255, 255, 255]; };
      return [...document.querySelectorAll('body *')]
        .filter(it => [...it.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && it.getClientRects().length && !it.closest('title'))
        .map(it => { const style = getComputedStyle(it); const front = light(numbers(it.closest('svg') ? style.fill : style.color)); const back = light(behind(it));
          return {text: it.textContent.slice(0, 40), ratio: (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05)}; })''') as List<Map>
  }
}
