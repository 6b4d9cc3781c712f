// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of addresses that begin with the same bits, as in {@code 10.1.20.0/24}. Only addresses in
 * figures are read; no name is ever looked up.
 *
 * @param first its own address, with nothing behind the prefix
 * @param bits how many an address of its family has
 * @param prefix how many bits its addresses have in common
 */
public record Subnet(BigInteger first, int bits, int prefix) {

  private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*+:[0-9a-fA-F:.]*+");
  private static final Pattern CIDR = Pattern.compile("([^/]+)/(0|[1-9][0-9]{0,2})");

  private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");

  /** The subnet that a text with a prefix length stands for, whatever comes behind the prefix. */
  public static Optional<Subnet> parse(String text) {
    Matcher matcher = CIDR.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(matcher.group(2));
    return address(matcher.group(1))
        .filter(address -> prefix <= address.bits)
        .map(address -> around(address, prefix));
  }

  /** The subnet that is one address. */
  public static Optional<Subnet> address(String text) {
    boolean six = IPV6.matcher(text).matches();
    if (!six && !IPV4.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = InetAddress.ofLiteral(text).getAddress();
      boolean mapped = six && bytes.length == 4;
      int bits = bytes.length * Byte.SIZE;
      return mapped
          ? Optional.empty()
          : Optional.of(new Subnet(new BigInteger(1, bytes), bits, bits));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Subnet around(Subnet address, int prefix) {
    int host = address.bits - prefix;
    return new Subnet(address.first.shiftRight(host).shiftLeft(host), address.bits, prefix);
  }

  /** The last of its addresses. */
  public BigInteger last() {
    return first.add(BigInteger.ONE.shiftLeft(bits - prefix)).subtract(BigInteger.ONE);
  }

  /** Whether all addresses of the other one are also its own. */
  public boolean contains(Subnet other) {
    return bits == other.bits && prefix <= other.prefix && around(other, prefix).equals(this);
  }

  /** The address that has the same place in another subnet of this size. */
  public Subnet moved(Subnet address, Subnet to) {
    if (!contains(address) || bits != to.bits || prefix != to.prefix) {
      throw new IllegalArgumentException(
          "'%s' cannot be moved from '%s' to '%s'".formatted(address, this, to));
    }
    return new Subnet(to.first.add(address.first.subtract(first)), bits, bits);
  }

  /** "IPv4" or "IPv6". */
  public String family() {
    return bits == Integer.SIZE ? "IPv4" : "IPv6";
  }

  /** Its own address in figures, zeros of IPv6 left out. */
  public String start() {
    byte[] bytes = new byte[bits / Byte.SIZE];
    byte[] digits = first.toByteArray();
    int length = Math.min(digits.length, bytes.length);
    System.arraycopy(digits, digits.length - length, bytes, bytes.length - length, length);
    try {
      String text = InetAddress.getByAddress(bytes).getHostAddress();
      return bits == Integer.SIZE ? text : ZEROS.matcher(text).replaceFirst("::");
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  @Override
  public String toString() {
    return start() + "/" + prefix;
  }
}
