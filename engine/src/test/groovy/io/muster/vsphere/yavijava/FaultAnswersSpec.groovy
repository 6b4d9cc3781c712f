// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava

import static io.muster.vsphere.VSphereFault.Kind.BUSY
import static io.muster.vsphere.VSphereFault.Kind.NOT_AUTHENTICATED
import static io.muster.vsphere.VSphereFault.Kind.NOT_FOUND
import static io.muster.vsphere.VSphereFault.Kind.NOT_SUPPORTED
import static io.muster.vsphere.VSphereFault.Kind.NO_PERMISSION
import static io.muster.vsphere.VSphereFault.Kind.PERMANENT
import static io.muster.vsphere.VSphereFault.Kind.STATE

import javax.xml.parsers.DocumentBuilderFactory
import spock.lang.AutoCleanup
import spock.lang.Specification

class FaultAnswersSpec extends Specification {

  @AutoCleanup
  Answers server

  def "#name is a fault of kind #kind, under the vCenter's own name, in words that people read"() {
    when:
    call("<faultstring>$text</faultstring><detail><${name}Fault xmlns=\"urn:vim25\" xsi:type=\"$name\">$members</${name}Fault></detail>")

    then:
    def fault = thrown(WireFault)
    fault.fault() == name
    fault.kind() == kind
    fault.message == said

    where:
    name                    | members                                         | text                     || kind              | said
    'InvalidPowerState'     | '<existingState>poweredOn</existingState>'      | '*types.InvalidPower'    || STATE             | 'the VM is poweredOn'
    'TaskInProgress'        | '<task type="Task">task-1</task>'               | ''                       || BUSY              | 'another task is under way on it'
    'NoPermission'          | '<privilegeId>VirtualMachine.Interact.PowerOn</privilegeId>' | 'Permission denied.' || NO_PERMISSION | "the user lacks the privilege 'VirtualMachine.Interact.PowerOn'"
    'ManagedObjectNotFound' | '<obj type="VirtualMachine">vm-9</obj>'         | 'deleted already'        || NOT_FOUND         | 'VirtualMachine vm-9 does not exist'
    'InvalidLogin'          | ''                                              | 'InvalidLogin'           || NOT_AUTHENTICATED | 'the user name or the password is wrong'
    'MethodNotFound'        | ''                                              | ''                       || NOT_SUPPORTED     | 'this server does not offer it'
    'NoDiskSpace'           | '<datastore>ds1</datastore>'                    | 'Kein  Platz auf ds1.'   || PERMANENT         | 'Kein Platz auf ds1.'
    'YoungerThanBindings'   | '<unknown><deep/></unknown>'                    | ''                       || PERMANENT         | 'the vCenter gave no further reason'
  }

  def "a fault without detail keeps its text"() {
    when:
    call('<faultcode>ServerFaultCode</faultcode><faultstring>Unable to resolve WSDL method name</faultstring>')

    then:
    def fault = thrown(WireFault)
    fault.fault() == 'SoapFault'
    fault.kind() == PERMANENT
    fault.message == 'Unable to resolve WSDL method name'
  }

  def "a task's fault that the bindings do not know keeps its name"() {
    given:
    server = Answers.body('<R><returnval><objects><obj type="Task">task-1</obj><propSet><name>info.error</name>' +
      '<val xsi:type="LocalizedMethodFault"><fault xsi:type="YoungerThanBindings"><x>1</x></fault>' +
      '<localizedMessage>The host is too old.</localizedMessage></val></propSet></objects></returnval></R>')

    when:
    def result = server.port().retrievePropertiesEx(Session.reference('PropertyCollector', 'pc'), null, null)
    def fault = Faults.of(result.objects[0].propSet[0].val)

    then:
    fault.fault() == 'YoungerThanBindings'
    fault.message == 'The host is too old.'
  }

  def "members, types and words that the bindings do not know are passed over"() {
    given:
    server = Answers.body('<R><returnval><name>a</name><younger><x/></younger><rootFolder type="Folder">f-1</rootFolder>' +
      '<about><apiType>VirtualCenter</apiType><instanceUuid>u</instanceUuid><younger>x</younger></about></returnval></R>')

    when:
    def content = server.port().retrieveServiceContent(Session.reference('ServiceInstance', 'ServiceInstance'))

    then:
    content.rootFolder.val == 'f-1'
    content.about.apiType == 'VirtualCenter'
  }

  def "a text of a request arrives as it is, whatever is in it"() {
    given:
    server = Answers.body('<R><returnval type="Task">task-1</returnval></R>')

    when:
    server.port().createSnapshot_Task(Session.reference('VirtualMachine', 'vm-"<&'), 'a <b> & "c" 🙂', '', false, false)

    then:
    def request = DocumentBuilderFactory.newInstance().newDocumentBuilder()
      .parse(new ByteArrayInputStream(server.requests.first().bytes)).documentElement
    def text = { String element -> request.getElementsByTagName(element).item(0).textContent }
    text('name') == 'a <b> & "c" 🙂'
    text('_this') == 'vm-"<&'
    text('operationID').startsWith('muster-')
  }

  def "a character that XML cannot carry is refused before anything is sent"() {
    given:
    server = Answers.body('')

    when:
    server.port().createSnapshot_Task(Session.reference('VirtualMachine', 'vm-1'), 'a\u0000b', '', false, false)

    then:
    def refusal = thrown(IllegalArgumentException)
    refusal.message.contains('U+0000')
    server.requests.isEmpty()
  }

  private void call(String fault) {
    server = Answers.text(500, 'text/xml', Answers.envelope("<e:Fault>$fault</e:Fault>"))
    server.port().powerOnVM_Task(Session.reference('VirtualMachine', 'vm-1'), null)
  }
}
