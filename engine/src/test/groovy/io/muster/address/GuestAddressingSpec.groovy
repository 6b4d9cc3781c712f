// SPDX-License-Identifier: Apache-2.0
package io.muster.address

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.IgnoreIf
import spock.lang.Specification
import spock.lang.TempDir

class GuestAddressingSpec extends Specification {

  static final String MAC = '00:50:56:0a:0B:0c'

  @TempDir
  Path dir

  def 'the guest #guestId runs #program'() {
    expect:
    GuestAddressing.command(guestId, MAC, [change()]).program() == program

    where:
    guestId                 || program
    'windows2019srv_64Guest' || 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe'
    'windows9_64Guest'      || 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe'
    'winLonghorn64Guest'    || 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe'
    'rhel9_64Guest'         || '/bin/sh'
    'otherGuest'            || '/bin/sh'
    'darwin21_64Guest'      || '/bin/sh'
    ''                      || '/bin/sh'
  }

  def 'what could mean anything to a shell is refused: #mac #from #to'() {
    when:
    GuestAddressing.command('rhel9_64Guest', mac,
      [new AddressChange(from, new GuestAddress(to, prefix, Optional.ofNullable(gateway), dns))])

    then:
    thrown(IllegalArgumentException)

    where:
    mac          | from        | to              | prefix | gateway     | dns
    "$MAC' OR 1" | '10.1.0.1'  | '10.2.0.1'      | 24     | null        | []
    MAC          | "'; exit"   | '10.2.0.1'      | 24     | null        | []
    MAC          | '10.1.0.1'  | '10.2.0.1\nrm'  | 24     | null        | []
    MAC          | '10.1.0.1'  | '10.2.0.1'      | 33     | null        | []
    MAC          | '10.1.0.1'  | '10.2.0.1'      | 0      | null        | []
    MAC          | '10.1.0.1'  | '10.2.0.1'      | 24     | '$(reboot)' | []
    MAC          | '10.1.0.1'  | '10.2.0.1'      | 24     | null        | ['a b']
    MAC          | '10.1.0.1'  | '2001:db8::1'   | 64     | null        | []
    MAC          | 'fe80::1%x' | '2001:db8::1'   | 64     | null        | []
  }

  def 'Windows gets a script that keeps the other addresses of the card'() {
    given:
    def command = GuestAddressing.command('windows9_64Guest', MAC, [
      change(), new AddressChange('2001:db8:1::15', new GuestAddress('2001:db8:2::15', 64, Optional.of('2001:db8:2::1'), ['2001:db8::53']))])

    expect:
    command.arguments()[0..2] == ['-NoProfile', '-NonInteractive', '-EncodedCommand']
    command.argumentLine() == command.arguments().join(' ')
    new String(command.arguments()[3].decodeBase64(), 'UTF-16LE') == '''\
      $ErrorActionPreference = 'Stop'
      trap { exit 1 }
      $cards = @(Get-WmiObject Win32_NetworkAdapterConfiguration -Filter "MACAddress='00:50:56:0A:0B:0C' AND IPEnabled=TRUE")
      if ($cards.Count -ne 1) { exit 11 }
      $card = $cards[0]
      function Check($result) { if ($result.ReturnValue -ne 0) { exit 1 } }
      function Run { & netsh.exe @args | Out-Null; if ($LASTEXITCODE -ne 0) { exit 1 } }
      $changes = @{ '10.1.20.15' = 1 }
      $addresses = @('10.2.20.15')
      $masks = @('255.255.254.0')
      for ($i = 0; $i -lt $card.IPAddress.Count; $i++) {
        $address = $card.IPAddress[$i]
        if ($card.DHCPEnabled -or $address.Contains(':')) { continue }
        if ($changes.ContainsKey($address) -or $addresses -contains $address) { continue }
        $addresses += $address
        $masks += $card.IPSubnet[$i]
      }
      Check ($card.EnableStatic([string[]]$addresses, [string[]]$masks))
      Check ($card.SetGateways([string[]]@('10.2.20.1'), [uint16[]]@(1)))
      $have = @($card.IPAddress | ForEach-Object { [Net.IPAddress]::Parse($_) })
      if ($have -notcontains [Net.IPAddress]::Parse('2001:db8:2::15')) { Run interface ipv6 add address $card.InterfaceIndex '2001:db8:2::15/64' }
      if ($have -contains [Net.IPAddress]::Parse('2001:db8:1::15')) { Run interface ipv6 delete address $card.InterfaceIndex '2001:db8:1::15' }
      & netsh.exe interface ipv6 delete route ::/0 $card.InterfaceIndex | Out-Null
      Run interface ipv6 add route ::/0 $card.InterfaceIndex '2001:db8:2::1'
      Check ($card.SetDNSServerSearchOrder([string[]]@('10.2.0.53', '10.2.0.54')))
      Run interface ipv6 set dnsservers $card.InterfaceIndex static '2001:db8::53' validate=no
      exit 0
      '''.stripIndent()
  }

  def 'what is not given stays as it is'() {
    given:
    def back = [new AddressChange('10.2.20.15', new GuestAddress('10.1.20.15', 24, Optional.empty(), []))]

    expect:
    !WindowsAddressing.script(MAC, back).contains('Gateways')
    !WindowsAddressing.script(MAC, back).contains('DNS')
    GuestAddressing.command('otherGuest', MAC, back).arguments()[2..-1] == ['muster', '00:50:56:0a:0b:0c', '10.2.20.15', '10.1.20.15/24', '', '']
  }

  @IgnoreIf({ !os.linux })
  def 'where NetworkManager has the card, the profile is changed for good'() {
    given:
    tool('nmcli', '''case "$*" in *CON-UUID*) echo u-1;; *connection\\ show*) echo '10.1.20.15/24, 10.1.20.16/24';; esac''')

    expect:
    runOnLoopback([change()]) == 0
    calls() == [
      'nmcli -e no -g GENERAL.CON-UUID device show lo',
      'nmcli -e no -g ipv4.addresses connection show u-1',
      'nmcli connection modify u-1 ipv4.addresses 10.2.20.15/23,10.1.20.16/24 ipv4.method manual',
      'nmcli connection modify u-1 ipv4.gateway 10.2.20.1',
      'nmcli connection modify u-1 ipv4.dns 10.2.0.53,10.2.0.54',
      'nmcli connection up u-1']
  }

  @IgnoreIf({ !os.linux })
  def 'elsewhere the kernel is told, until the next start'() {
    given:
    tool('nmcli', 'exit 1')
    tool('resolvectl', 'exit 0')
    tool('ip', '''case "$*" in *show*10.1.20.15) echo '1: lo    inet 10.1.20.15/24 brd 10.1.20.255 scope global lo';; esac''')

    expect:
    runOnLoopback([change()]) == GuestAddressing.UNTIL_RESTART
    calls() == [
      'nmcli -e no -g GENERAL.CON-UUID device show lo',
      'ip -o -4 address show dev lo to 10.2.20.15',
      'ip -4 address add 10.2.20.15/23 dev lo',
      'ip -o -4 address show dev lo to 10.1.20.15',
      'ip -4 address delete 10.1.20.15/24 dev lo',
      'ip -4 route replace 0.0.0.0/0 via 10.2.20.1 dev lo',
      'resolvectl dns lo 10.2.0.53 10.2.0.54']
  }

  @IgnoreIf({ !os.linux })
  def 'a card that is not there is told by its own exit code'() {
    expect:
    execute(GuestAddressing.command('otherGuest', 'fe:fe:fe:fe:fe:fe', [change()])) == GuestAddressing.NO_CARD
  }

  @IgnoreIf({ !os.linux })
  def 'a shell splits the line of arguments into the arguments: #argument'() {
    given:
    def command = new GuestCommand('printf', ['%s|', argument, 'end'], false)

    expect:
    ['/bin/sh', '-c', "printf ${command.argumentLine()}"].execute().text == "$argument|end|"

    where:
    argument << ['plain', 'a b', "it's", '$(id)', '`id`', 'a;b', '', '\\', '"', 'a\nb', '*']
  }

  def 'Windows splits the line of arguments into the arguments: #argument'() {
    expect:
    new GuestCommand('x.exe', [argument], true).argumentLine() == line

    where:
    argument       || line
    'plain'        || 'plain'
    'a b'          || '"a b"'
    ''             || '""'
    'say "x"'      || '"say \\"x\\""'
    'C:\\a b\\'    || '"C:\\a b\\\\"'
    'a\\"b'        || '"a\\\\\\"b"'
  }

  static AddressChange change() {
    new AddressChange('10.1.20.15', new GuestAddress('10.2.20.15', 23, Optional.of('10.2.20.1'), ['10.2.0.53', '10.2.0.54']))
  }

  private void tool(String name, String script) {
    def file = Files.writeString(dir.resolve(name), "#!/bin/sh\necho \"$name \$*\" >>$dir/calls\n$script\n").toFile()
    file.executable = true
  }

  private int runOnLoopback(List<AddressChange> changes) {
    execute(GuestAddressing.command('otherGuest', '00:00:00:00:00:00', changes))
  }

  private int execute(GuestCommand command) {
    def process = new ProcessBuilder([command.program(), *command.arguments()]).redirectErrorStream(true)
    process.environment().PATH = "$dir:${System.getenv('PATH')}" as String
    process.start().waitFor()
  }

  private List<String> calls() {
    Files.readAllLines(dir.resolve('calls'))
  }
}
