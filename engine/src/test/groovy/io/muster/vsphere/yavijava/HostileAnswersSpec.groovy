// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava

import static io.muster.vsphere.VSphereFault.Kind.PERMANENT
import static io.muster.vsphere.VSphereFault.Kind.UNKNOWN_OUTCOME
import static io.muster.vsphere.VSphereFault.Kind.UNREACHABLE

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class HostileAnswersSpec extends Specification {

  private static final VM = Session.reference('VirtualMachine', 'vm-1')

  @AutoCleanup
  Answers server

  @TempDir
  Path files

  def "a file that an answer refers to is not read"() {
    given:
    def secret = files.resolve('secret')
    Files.writeString(secret, 'the secret')
    server = Answers.text(200, 'text/xml', "<!DOCTYPE x [<!ENTITY e SYSTEM \"${secret.toUri()}\">]>" +
      Answers.envelope('<R><returnval><name>&e;</name></returnval></R>') - '<?xml version="1.0"?>')

    when:
    server.port().retrieveServiceContent(Session.reference('ServiceInstance', 'ServiceInstance'))

    then:
    def fault = thrown(WireFault)
    !fault.message.contains('the secret')
    !(fault.cause as String).contains('the secret')
  }

  def "a document type that an answer refers to is not fetched"() {
    given:
    def elsewhere = Answers.text(200, 'text/plain', '')
    server = Answers.text(200, 'text/xml', "<!DOCTYPE x SYSTEM \"${elsewhere.url}\">" +
      (Answers.envelope('<R/>') - '<?xml version="1.0"?>'))

    when:
    server.port().powerOnVM_Task(VM, null)

    then:
    thrown(WireFault)
    elsewhere.requests.isEmpty()

    cleanup:
    elsewhere.close()
  }

  def "an answer that is #what is a fault of a read, and leaves the outcome of a write open"() {
    given:
    server = Answers.text(status, type, text)
    def port = server.port()

    when:
    port.retrieveServiceContent(Session.reference('ServiceInstance', 'ServiceInstance'))

    then:
    def read = thrown(WireFault)
    read.kind() == UNREACHABLE

    when:
    port.powerOnVM_Task(VM, null)

    then:
    def write = thrown(WireFault)
    write.kind() == UNKNOWN_OUTCOME
    write.message.contains(server.url.authority)
    write.message.contains('has to be looked at')

    where:
    what                | status | type        | text
    'cut off'           | 200    | 'text/xml'  | Answers.envelope('<R><returnval type="Task">task-1</returnval></R>')[0..-20]
    'no XML'            | 200    | 'text/html' | '<html><p>hello</html>'
    'empty'             | 200    | 'text/xml'  | ''
    'no SOAP'           | 200    | 'text/xml'  | '<hello/>'
    'a proxy\'s 503'    | 503    | 'text/html' | '<html>503 Service Unavailable</html>'
    'too large'         | 200    | 'text/xml'  | ' ' * 200_000
    'nested too deep'   | 200    | 'text/xml'  | Answers.envelope("<R>${'<returnval><about>' * 2_000}")
    'a wrong number'    | 500    | 'text/xml'  | Answers.envelope('<e:Fault><detail><F xsi:type="NoDiskSpace"><dynamicProperty><val xsi:type="xsd:int">x</val></dynamicProperty></F></detail></e:Fault>')
  }

  def "a page that is not there is refused for good, with what to check"() {
    given:
    server = Answers.text(404, 'text/html', 'not found')

    when:
    server.port().powerOnVM_Task(VM, null)

    then:
    def fault = thrown(WireFault)
    fault.kind() == PERMANENT
    fault.message.endsWith('answered with HTTP status 404; check site.b.url')
  }

  def "a write whose answer is lost is not sent again, a read once"() {
    given:
    server = new Answers({ exchange -> })
    def port = server.port()

    when:
    port.powerOnVM_Task(VM, null)

    then:
    def write = thrown(WireFault)
    write.kind() == UNKNOWN_OUTCOME
    server.requests.size() == 1

    when:
    port.retrieveServiceContent(Session.reference('ServiceInstance', 'ServiceInstance'))

    then:
    def read = thrown(WireFault)
    read.kind() == UNREACHABLE
    server.requests.size() == 3
  }

  def "an answer that does not #when in time ends the call at its limit"() {
    given:
    def done = new java.util.concurrent.CountDownLatch(1)
    server = new Answers({ exchange ->
      if (begun) {
        exchange.sendResponseHeaders(200, 1_000)
        exchange.responseBody.write('<'.bytes)
        exchange.responseBody.flush()
      }
      done.await()
    })

    when:
    server.port(call: Duration.ofMillis(300)).powerOnVM_Task(VM, null)

    then:
    def fault = thrown(WireFault)
    fault.kind() == UNKNOWN_OUTCOME
    server.requests.size() == 1

    cleanup:
    done.countDown()

    where:
    when    | begun
    'begin' | false
    'end'   | true
  }

  def "a server that is not there is unreachable, in our words"() {
    given:
    server = Answers.body('')
    def port = server.port()
    def host = server.url.authority
    server.stop()

    when:
    port.powerOnVM_Task(VM, null)

    then:
    def fault = thrown(WireFault)
    fault.kind() == UNREACHABLE
    fault.message == "$host refuses connections"
  }
}
