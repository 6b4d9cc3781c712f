// SPDX-License-Identifier: Apache-2.0
package io.muster.address;

import java.util.ArrayList;
import java.util.List;

/**
 * Addresses of a Linux guest. NetworkManager keeps them for good where it manages the card;
 * elsewhere the kernel is told, and whatever sets up the network at the next start sets it up as
 * before.
 */
final class LinuxAddressing {

  /** Never changes; what it works on are its arguments: the card, and four for each address. */
  private static final String SCRIPT =
      """
      PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/bin
      mac=$1; shift
      card=
      for file in /sys/class/net/*/address; do
        if [ "$(cat "$file" 2>/dev/null)" = "$mac" ]; then
          found=${file%/address}
          if [ -z "$card" ] || [ -e "$found/device" ]; then card=${found##*/}; fi
        fi
      done
      [ -n "$card" ] || exit 11
      if [ -e "/sys/class/net/$card/master" ]; then
        card=$(basename "$(readlink "/sys/class/net/$card/master")")
      fi
      uuid=
      if command -v nmcli >/dev/null 2>&1; then
        uuid=$(nmcli -e no -g GENERAL.CON-UUID device show "$card" 2>/dev/null)
      fi
      while [ $# -gt 0 ]; do
        old=$1; new=$2; gateway=$3; dns=$4; shift 4
        case $new in *:*) ip=ipv6; six=-6; all=::/0;; *) ip=ipv4; six=-4; all=0.0.0.0/0;; esac
        if [ -n "$uuid" ]; then
          list=$new
          for have in $(nmcli -e no -g "$ip.addresses" connection show "$uuid" | tr ',' ' '); do
            case $have in "$old"/*|"$new") ;; *) list=$list,$have;; esac
          done
          nmcli connection modify "$uuid" "$ip.addresses" "$list" "$ip.method" manual || exit 1
          [ -z "$gateway" ] || nmcli connection modify "$uuid" "$ip.gateway" "$gateway" || exit 1
          [ -z "$dns" ] || nmcli connection modify "$uuid" "$ip.dns" "$dns" || exit 1
        else
          if [ -z "$(ip -o $six address show dev "$card" to "${new%/*}")" ]; then
            ip $six address add "$new" dev "$card" || exit 1
          fi
          for have in $(ip -o $six address show dev "$card" to "$old" | awk '{print $4}'); do
            ip $six address delete "$have" dev "$card" || exit 1
          done
          [ -z "$gateway" ] || ip $six route replace "$all" via "$gateway" dev "$card" || exit 1
          if [ -n "$dns" ]; then
            servers=$(echo "$dns" | tr ',' ' ')
            if ! resolvectl dns "$card" $servers 2>/dev/null; then
              others=$(grep -v '^nameserver' /etc/resolv.conf)
              { echo "$others"; for one in $servers; do echo "nameserver $one"; done; } \\
                >/etc/resolv.conf || exit 1
            fi
          fi
        fi
      done
      [ -n "$uuid" ] || exit 10
      nmcli connection up "$uuid" >/dev/null || exit 1
      """;

  private LinuxAddressing() {}

  static GuestCommand command(String mac, List<AddressChange> changes) {
    List<String> arguments = new ArrayList<>(List.of("-c", SCRIPT, "muster", mac));
    for (AddressChange change : changes) {
      GuestAddress to = change.to();
      arguments.add(change.from());
      arguments.add(to.address() + "/" + to.prefix());
      arguments.add(to.gateway().orElse(""));
      arguments.add(String.join(",", to.dns()));
    }
    return new GuestCommand("/bin/sh", arguments, false);
  }
}
