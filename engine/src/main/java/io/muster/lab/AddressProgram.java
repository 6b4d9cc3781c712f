// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A program that gives a network card other addresses, as far as the lab's guests understand it:
 * the shell script and the PowerShell script that Muster sends.
 *
 * @param mac in lower case
 * @param removed the addresses that the card loses
 * @param added those that it gets, with the lengths of their prefixes
 * @param gateways those that it gets
 * @param dns those that it gets; empty where they stay
 */
record AddressProgram(
    String mac, List<String> removed, List<String> added, List<String> gateways, List<String> dns) {

  private static final int SCRIPT = 2;
  private static final int CHANGE = 4;
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

  /** What a command does; empty where it is something else. */
  static Optional<AddressProgram> of(List<String> command) {
    if (command.size() > SCRIPT + 1 && command.get(SCRIPT).equals("muster")) {
      return Optional.of(shell(command.subList(SCRIPT + 1, command.size())));
    }
    int encoded = command.indexOf("-EncodedCommand");
    return encoded < 0 || encoded + 1 == command.size()
        ? Optional.empty()
        : Optional.of(
            powerShell(new String(Base64.getDecoder().decode(command.get(encoded + 1)), UTF_16LE)));
  }

  /** The card, and four for each address: what it was, what it becomes, its gateway, its DNS. */
  private static AddressProgram shell(List<String> arguments) {
    List<String> removed = new ArrayList<>();
    List<String> added = new ArrayList<>();
    List<String> gateways = new ArrayList<>();
    List<String> dns = new ArrayList<>();
    for (int i = 1; i + CHANGE <= arguments.size(); i += CHANGE) {
      removed.add(arguments.get(i));
      added.add(arguments.get(i + 1));
      gateways.add(arguments.get(i + 2));
      dns.addAll(List.of(arguments.get(i + 3).split(",", -1)));
    }
    gateways.removeIf(String::isEmpty);
    dns.removeIf(String::isEmpty);
    return new AddressProgram(
        arguments.getFirst(), removed, added, gateways, dns.stream().distinct().toList());
  }

  private static AddressProgram powerShell(String script) {
    List<String> removed = new ArrayList<>(texts(script, "\\$changes = @\\{([^}]*)}"));
    removed.addAll(texts(script, "ipv6 delete address \\$card\\.InterfaceIndex ('[^']*')"));
    List<String> added = new ArrayList<>();
    List<String> four = texts(script, "\\$addresses = @\\(([^)]*)\\)");
    List<String> masks = texts(script, "\\$masks = @\\(([^)]*)\\)");
    for (int i = 0; i < four.size(); i++) {
      added.add(four.get(i) + "/" + prefix(masks.get(i)));
    }
    added.addAll(texts(script, "ipv6 add address \\$card\\.InterfaceIndex ('[^']*')"));
    List<String> gateways =
        new ArrayList<>(texts(script, "SetGateways\\(\\[string\\[]]@\\(([^)]*)\\)"));
    gateways.addAll(texts(script, "add route ::/0 \\$card\\.InterfaceIndex ('[^']*')"));
    List<String> dns =
        new ArrayList<>(texts(script, "SetDNSServerSearchOrder\\(\\[string\\[]]@\\(([^)]*)\\)"));
    dns.addAll(texts(script, "dnsservers \\$card\\.InterfaceIndex (?:static )?('[^']*')"));
    String mac = texts(script, "MACAddress=('[^']*')").getFirst().toLowerCase(Locale.ROOT);
    return new AddressProgram(mac, removed, added, gateways, dns);
  }

  /** What stands in quotes in the places that a pattern finds. */
  private static List<String> texts(String script, String pattern) {
    return Pattern.compile(pattern)
        .matcher(script)
        .results()
        .flatMap(place -> QUOTED.matcher(place.group(1)).results())
        .map((MatchResult text) -> text.group(1))
        .toList();
  }

  private static int prefix(String mask) {
    return List.of(mask.split("\\.", -1)).stream()
        .mapToInt(part -> Integer.bitCount(Integer.parseInt(part)))
        .sum();
  }
}
