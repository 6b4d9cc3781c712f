// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava

import com.vmware.vim25.AboutInfo
import com.vmware.vim25.ServiceContent
import io.muster.vsphere.GuestCard
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What a guest reports is checked before anything is made of it. */
class GuestCardsSpec extends Specification {

  static final VM = Session.reference('VirtualMachine', 'vm-1')

  @AutoCleanup
  Answers server

  def 'a card has its addresses, the gateways of its default routes, and its name servers'() {
    expect:
    read(
      net(nic('00:50:56:AA:00:01', address('10.1.20.15', 24) + address('fd00:1::15', 64)) + nic('00:50:56:aa:00:02', address('10.9.0.5', 16))) +
      stack(route('0.0.0.0', 0, '10.1.20.1', '0') + route('::', 0, 'fd00:1::1', '0') + route('10.0.0.0', 8, '10.1.20.2', '0') + route('0.0.0.0', 0, '10.9.0.1', '1'))
    ) == [
      new GuestCard('00:50:56:aa:00:01', [at('10.1.20.15', 24), at('fd00:1::15', 64)], ['10.1.20.1', 'fd00:1::1'], ['10.1.0.53']),
      new GuestCard('00:50:56:aa:00:02', [at('10.9.0.5', 16)], ['10.9.0.1'], ['10.1.0.53']),
    ]
  }

  def 'a card of old tools has addresses without subnets'() {
    expect:
    read(net("<GuestNicInfo><ipAddress>10.1.20.15</ipAddress><macAddress>00:50:56:aa:00:01</macAddress><connected>true</connected><deviceConfigId>4000</deviceConfigId></GuestNicInfo>")) ==
      [new GuestCard('00:50:56:aa:00:01', [at('10.1.20.15', 0)], [], [])]
  }

  def 'what is no address is left out: #what'() {
    expect:
    read(net(card) + stack(routes)) == cards

    where:
    what                  | card                                                                    | routes                                || cards
    'a card by any name'  | nic('$(reboot)', address('10.1.20.15', 24))                             | ''                                    || []
    'a card with no name' | '<GuestNicInfo><connected>true</connected><deviceConfigId>1</deviceConfigId></GuestNicInfo>' | ''               || []
    'a command'           | nic('00:50:56:aa:00:01', address('10.1.20.15; reboot', 24))             | ''                                    || [card([])]
    'a name'              | nic('00:50:56:aa:00:01', address('erp.example.com', 24))                | ''                                    || [card([])]
    'an interface'        | nic('00:50:56:aa:00:01', address('fe80::1%eth0', 64))                   | ''                                    || [card([])]
    'a subnet too long'   | nic('00:50:56:aa:00:01', address('10.1.20.15', 99))                     | ''                                    || [card([at('10.1.20.15', 0)])]
    'a subnet below 0'    | nic('00:50:56:aa:00:01', address('10.1.20.15', -1))                     | ''                                    || [card([at('10.1.20.15', 0)])]
    'a gateway'           | nic('00:50:56:aa:00:01', address('10.1.20.15', 24))                     | route('0.0.0.0', 0, "10.1.20.1'", '0') || [card([at('10.1.20.15', 24)])]
    'a route of no card'  | nic('00:50:56:aa:00:01', address('10.1.20.15', 24))                     | route('0.0.0.0', 0, '10.1.20.1', '7') || [card([at('10.1.20.15', 24)])]
  }

  def 'the guest of a VM whose tools do not run says nothing'() {
    expect:
    read(net(nic('00:50:56:aa:00:01', address('10.1.20.15', 24))), 'guestToolsNotRunning') == []
  }

  private static GuestCard card(List<GuestCard.Address> addresses) {
    new GuestCard('00:50:56:aa:00:01', addresses, [], ['10.1.0.53'])
  }

  private static GuestCard.Address at(String address, int prefix) {
    new GuestCard.Address(address, prefix)
  }

  private static String nic(String mac, String addresses) {
    "<GuestNicInfo><macAddress>$mac</macAddress><connected>true</connected><deviceConfigId>4000</deviceConfigId><ipConfig>$addresses</ipConfig></GuestNicInfo>"
  }

  private static String address(String address, int prefix) {
    "<ipAddress><ipAddress>$address</ipAddress><prefixLength>$prefix</prefixLength></ipAddress>"
  }

  private static String route(String network, int prefix, String gateway, String device) {
    "<ipRoute><network>$network</network><prefixLength>$prefix</prefixLength><gateway><ipAddress>$gateway</ipAddress><device>$device</device></gateway></ipRoute>"
  }

  private static String net(String cards) {
    "<propSet><name>guest.net</name><val xsi:type=\"ArrayOfGuestNicInfo\">$cards</val></propSet>"
  }

  private static String stack(String routes) {
    '<propSet><name>guest.ipStack</name><val xsi:type="ArrayOfGuestStackInfo"><GuestStackInfo>' +
      '<dnsConfig><dhcp>false</dhcp><hostName>db01</hostName><domainName></domainName><ipAddress>10.1.0.53</ipAddress><ipAddress>ns1</ipAddress></dnsConfig>' +
      "<ipRouteConfig>$routes</ipRouteConfig></GuestStackInfo></val></propSet>"
  }

  private List<GuestCard> read(String properties, String tools = 'guestToolsRunning') {
    server = Answers.body(
      '<RetrievePropertiesExResponse xmlns="urn:vim25"><returnval><objects><obj type="VirtualMachine">vm-1</obj>' +
      "<propSet><name>guest.toolsRunningStatus</name><val xsi:type=\"xsd:string\">$tools</val></propSet>$properties" +
      '</objects></returnval></RetrievePropertiesExResponse>')
    GuestCards.read(new Api(1, server.port(), content(), Duration.ZERO), VM)
  }

  private static ServiceContent content() {
    new ServiceContent(propertyCollector: Session.reference('PropertyCollector', 'collector'), about: new AboutInfo())
  }
}
