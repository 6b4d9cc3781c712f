// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import io.muster.nodes.ServingNode
import java.nio.file.Files
import java.nio.file.Path
import org.openqa.selenium.By
import org.openqa.selenium.Dimension
import org.openqa.selenium.OutputType
import org.openqa.selenium.WebElement
import org.openqa.selenium.chrome.ChromeDriver
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** The page of a packaged node, as a browser shows it to people. */
class ConsoleSpec extends Specification {

  static final String SHOP = '''
    runbook('shop') {
      title 'The <b>shop</b> & its till'
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
      replicas { snapshot 'db01'; snapshot 'web01' }
      failover {
        group('databases') { vm 'db01' }
        group('web') { vm 'web01' }
        decide { ask; within 12.hours, otherwise: keep }
      }
    }'''

  @Shared
  @TempDir
  Path data

  @Shared
  @AutoCleanup('quit')
  ChromeDriver browser

  @Shared
  @AutoCleanup
  ServingNode node

  @Shared
  String server

  @Shared
  String administrator

  @Shared
  Path pictures = Muster.ROOT.resolve('integration-tests/target/pages')

  def setupSpec() {
    Files.createDirectories(pictures)
    def shop = Files.writeString(data.resolve('shop.groovy'), SHOP)
    node = new ServingNode([shop, '--data', data, '--speed', '60', '--port', '0'], data.resolve('log'))
    node.waitFor('this one is an administrator\'s')
    administrator = (node.lines.find { it.contains('muster_') } =~ /muster_\S{43}/)[0]
    server = (node.lines.find { it.contains('/health/ready') } =~ /http:\/\/[^\/ ]+/)[0]
    browser = Browser.open()
    browser.manage().window().size = new Dimension(1200, 1000)
  }

  private WebElement wait(String css, String text = '') {
    def find = { browser.findElements(By.cssSelector(css)).find { it.text.contains(text) } }
    new PollingConditions(timeout: 20, delay: 0.1).eventually { assert find() }
    find()
  }

  private void signIn(String token) {
    browser.get(server + '/')
    browser.executeScript('sessionStorage.clear()')
    browser.navigate().refresh()
    wait('#token').sendKeys(token)
    wait('form button', 'Sign in').click()
    wait('nav a', 'Runs')
  }

  private void picture(String name) {
    ['light', 'dark'].each { scheme ->
      browser.executeCdpCommand('Emulation.setEmulatedMedia', [features: [[name: 'prefers-color-scheme', value: scheme]]])
      Files.write(pictures.resolve("console-$name-${scheme}.png"), browser.getScreenshotAs(OutputType.BYTES))
    }
  }

  def 'an operator starts a failover of one machine, sees it live, answers it, and sees its end'() {
    given:
    def operator = Muster.runAs(administrator, 'token', 'create', 'joe', '--role', 'operator', '--server', server).lines[0]
    signIn(operator)

    when: 'a runbook is looked at'
    wait('nav a', 'Runbooks').click()
    wait('td a', 'shop').click()
    wait('pre', 'db01')

    then: 'what is in its texts is text'
    browser.findElement(By.cssSelector('main')).text.contains('The <b>shop</b> & its till')
    picture('runbook')

    when: 'a failover is started without saying that it is meant'
    browser.findElement(By.cssSelector('input[value=web01]')).click()
    browser.findElements(By.cssSelector('form input')).find { it.getAttribute('required') && it.getAttribute('type') != 'checkbox' }.sendKeys('a flood')
    wait('form button', 'Start').click()

    then:
    wait('#state', "write 'shop' to say that you mean it")

    when:
    browser.findElement(By.xpath("//label[contains(., 'To start anything but a drill')]/input")).sendKeys('shop')
    wait('form button', 'Start').click()
    wait('h3', 'It asks')

    then: 'only that machine is in it, and each step that was done is drawn'
    wait('td .done', 'done')
    browser.findElements(By.cssSelector('tbody td:first-child'))*.text.any { it.contains('web01') }
    !browser.findElements(By.cssSelector('tbody td:first-child'))*.text.any { it.contains('db01') }
    browser.findElements(By.cssSelector('.bar.done')).any { it.size.width >= 3 }
    picture('run')

    when:
    wait('.asks, form button', 'keep').click()
    wait('dd .kept', 'kept')

    then:
    wait('button', 'Report')
    picture('ended')

    when:
    wait('nav a', 'Runs').click()

    then:
    wait('td .kept', 'kept')
    picture('runs')

    when:
    wait('nav a', 'Replicas').click()

    then:
    wait('td', 'web01')
    picture('replicas')

    and: 'nothing came from elsewhere, and no rule of the page was broken'
    browser.executeScript("return performance.getEntriesByType('resource').map(it => it.name)").every { it.startsWith(server) }
    !browser.manage().logs().get('browser').all.any { it.message.contains('Content Security Policy') || it.message.contains('Uncaught') }
  }

  def 'a viewer sees, and is offered nothing to do'() {
    given:
    signIn(Muster.runAs(administrator, 'token', 'create', 'eve', '--role', 'viewer', '--server', server).lines[0])

    when:
    wait('nav a', 'Runbooks').click()
    wait('td a', 'shop').click()
    wait('pre', 'db01')

    then:
    browser.findElements(By.cssSelector('form')).empty
  }

  def 'a token that counts for nothing lets nobody in'() {
    when:
    browser.get(server + '/')
    browser.executeScript('sessionStorage.clear()')
    browser.navigate().refresh()
    wait('#token').sendKeys('muster_' + 'A' * 43)
    wait('form button', 'Sign in').click()

    then:
    wait('#state', 'token')
    browser.executeScript('return sessionStorage.length') == 0
  }
}
