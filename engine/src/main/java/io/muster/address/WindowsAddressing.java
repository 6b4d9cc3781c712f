// SPDX-License-Identifier: Apache-2.0
package io.muster.address;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Addresses of a Windows guest, by the PowerShell that every Windows since 2008 R2 has: IPv4
 * through WMI, IPv6 through netsh. All values in the script are addresses in figures.
 */
final class WindowsAddressing {

  private static final String POWER_SHELL =
      "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";

  private WindowsAddressing() {}

  static GuestCommand command(String mac, List<AddressChange> changes) {
    // why: encoded, so that no quote of it is ever read by anybody but PowerShell
    String encoded = Base64.getEncoder().encodeToString(script(mac, changes).getBytes(UTF_16LE));
    return new GuestCommand(
        POWER_SHELL, List.of("-NoProfile", "-NonInteractive", "-EncodedCommand", encoded), true);
  }

  static String script(String mac, List<AddressChange> changes) {
    StringBuilder script = new StringBuilder(begin(mac));
    List<AddressChange> four = changes.stream().filter(change -> !change.to().six()).toList();
    if (!four.isEmpty()) {
      script.append(four(four));
    }
    for (AddressChange change : changes) {
      if (change.to().six()) {
        script.append(six(change));
      }
      change.to().gateway().ifPresent(gateway -> script.append(gateway(gateway)));
    }
    script.append(dns(changes.stream().flatMap(change -> change.to().dns().stream()).toList()));
    return script.append("exit 0\n").toString();
  }

  private static String begin(String mac) {
    return """
      $ErrorActionPreference = 'Stop'
      trap { exit 1 }
      $cards = @(Get-WmiObject Win32_NetworkAdapterConfiguration -Filter "MACAddress='%s' AND IPEnabled=TRUE")
      if ($cards.Count -ne 1) { exit 11 }
      $card = $cards[0]
      function Check($result) { if ($result.ReturnValue -ne 0) { exit 1 } }
      function Run { & netsh.exe @args | Out-Null; if ($LASTEXITCODE -ne 0) { exit 1 } }
      """
        .formatted(mac);
  }

  private static String four(List<AddressChange> changes) {
    return """
      $changes = @{ %s }
      $addresses = @(%s)
      $masks = @(%s)
      for ($i = 0; $i -lt $card.IPAddress.Count; $i++) {
        $address = $card.IPAddress[$i]
        if ($card.DHCPEnabled -or $address.Contains(':')) { continue }
        if ($changes.ContainsKey($address) -or $addresses -contains $address) { continue }
        $addresses += $address
        $masks += $card.IPSubnet[$i]
      }
      Check ($card.EnableStatic([string[]]$addresses, [string[]]$masks))
      """
        .formatted(
            changes.stream()
                .map(change -> "'" + change.from() + "' = 1")
                .collect(Collectors.joining("; ")),
            list(changes.stream().map(change -> change.to().address()).toList()),
            list(changes.stream().map(change -> mask(change.to().prefix())).toList()));
  }

  private static String six(AddressChange change) {
    return """
      $have = @($card.IPAddress | ForEach-Object { [Net.IPAddress]::Parse($_) })
      if ($have -notcontains [Net.IPAddress]::Parse('%2$s')) { Run interface ipv6 add address $card.InterfaceIndex '%2$s/%3$d' }
      if ($have -contains [Net.IPAddress]::Parse('%1$s')) { Run interface ipv6 delete address $card.InterfaceIndex '%1$s' }
      """
        .formatted(change.from(), change.to().address(), change.to().prefix());
  }

  private static String gateway(String gateway) {
    if (gateway.contains(":")) {
      return """
          & netsh.exe interface ipv6 delete route ::/0 $card.InterfaceIndex | Out-Null
          Run interface ipv6 add route ::/0 $card.InterfaceIndex '%s'
          """
          .formatted(gateway);
    }
    return "Check ($card.SetGateways([string[]]@('%s'), [uint16[]]@(1)))\n".formatted(gateway);
  }

  private static String dns(List<String> servers) {
    StringBuilder script = new StringBuilder();
    List<String> all = servers.stream().distinct().toList();
    List<String> four = all.stream().filter(server -> !server.contains(":")).toList();
    if (!four.isEmpty()) {
      script.append(
          "Check ($card.SetDNSServerSearchOrder([string[]]@(%s)))\n".formatted(list(four)));
    }
    List<String> six = new ArrayList<>(all);
    six.removeAll(four);
    for (String server : six) {
      script.append(
          "Run interface ipv6 %s dnsservers $card.InterfaceIndex %s'%s' validate=no\n"
              .formatted(
                  server.equals(six.getFirst()) ? "set" : "add",
                  server.equals(six.getFirst()) ? "static " : "",
                  server));
    }
    return script.toString();
  }

  private static String list(List<String> values) {
    return values.stream().map(value -> "'" + value + "'").collect(Collectors.joining(", "));
  }

  private static String mask(int prefix) {
    int bits = -1 << (Integer.SIZE - prefix);
    return "%d.%d.%d.%d".formatted(bits >>> 24, bits >>> 16 & 0xff, bits >>> 8 & 0xff, bits & 0xff);
  }
}
