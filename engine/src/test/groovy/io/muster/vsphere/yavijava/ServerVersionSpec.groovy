// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava

import static io.muster.vsphere.VSphereFault.Kind.NOT_SUPPORTED

import com.vmware.vim25.AboutInfo
import spock.lang.AutoCleanup
import spock.lang.Specification

class ServerVersionSpec extends Specification {

  private static final LISTED = '<namespaces><namespace><name>urn:vim25</name><version>8.0.3.0</version>' +
    '<priorVersions><version>7.0</version><version>6.0</version></priorVersions></namespace></namespaces>'

  @AutoCleanup
  Answers server

  def "a vCenter #version that #what is spoken to"() {
    when:
    check('VirtualCenter', version, status, list)

    then:
    noExceptionThrown()

    where:
    version   | what                   | status | list
    '8.0.3.0' | 'lists 6.0'            | 200    | LISTED
    '6.5'     | 'has no list'          | 404    | ''
    '7.0'     | 'has an unusable list' | 200    | '<html'
  }

  def "a server that is #what is refused with what it is"() {
    when:
    check(kind, version, 200, list)

    then:
    def fault = thrown(WireFault)
    fault.kind() == NOT_SUPPORTED
    fault.fault() == 'UnsupportedServer'
    fault.message == "$server.url.authority $said"

    where:
    what              | kind            | version | list                              || said
    'a single host'   | 'HostAgent'     | '8.0'   | LISTED                            || "is no vCenter but 'the product'; set site.b.url to a vCenter"
    'too old'         | 'VirtualCenter' | '5.5'   | ''                                || "is 'the product'; Muster needs vSphere 6.0 or newer"
    'past vSphere 6'  | 'VirtualCenter' | '12.0'  | LISTED.replace('>6.0<', '>11.0<') || "is 'the product', which no longer speaks the vSphere API 6.0"
  }

  private void check(String kind, String version, int status, String list) {
    server = Answers.text(status, 'text/xml', list)
    def about = new AboutInfo(apiType: kind, apiVersion: version, fullName: 'the product')
    def settings = Answers.settings(server.url)
    new HttpTransport(settings).withCloseable { ServerVersion.check(settings, about, it) }
  }
}
