// SPDX-License-Identifier: Apache-2.0
package io.muster.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds up those who try out tokens: after ten that were wrong an address waits a minute, and twice
 * as long each time that it goes on, up to an hour. A token that was right before is not held up,
 * so that a program with a wrong one cannot keep people out who come from the same address.
 */
public final class Guesses {

  static final int ALLOWED = 10;

  static final Duration FIRST = Duration.ofMinutes(1);

  static final Duration LONGEST = Duration.ofHours(1);

  /** What is remembered at the most, so that no number of addresses fills the memory. */
  static final int MOST = 10_000;

  /** Bytes of an address of version 6 that a customer is given; the rest is of his choice. */
  private static final int NETWORK = 8;

  private final InstantSource time;
  private final Map<String, Failures> failures = bounded();
  private final Map<String, Boolean> right = bounded();

  private record Failures(int count, Instant until, Instant last) {}

  public Guesses(InstantSource time) {
    this.time = time;
  }

  /**
   * How long a token from an address is not looked at; empty where it is.
   *
   * @param hash of the token
   */
  public synchronized Optional<Duration> heldUp(InetAddress address, String hash) {
    Failures before = failures.get(network(address));
    if (before == null || right.containsKey(hash)) {
      return Optional.empty();
    }
    Duration left = Duration.between(time.instant(), before.until());
    return left.isPositive() ? Optional.of(left) : Optional.empty();
  }

  /** A token was right. */
  public synchronized void right(String hash) {
    right.put(hash, true);
  }

  /**
   * A token was wrong.
   *
   * @return whether the address is held up from now on
   */
  public synchronized boolean wrong(InetAddress address) {
    Instant now = time.instant();
    String network = network(address);
    Failures before = failures.getOrDefault(network, new Failures(0, Instant.MIN, now));
    boolean forgotten = Duration.between(before.last(), now).compareTo(LONGEST) > 0;
    int count = forgotten ? 1 : before.count() + 1;
    boolean held = count % ALLOWED == 0;
    failures.put(
        network, new Failures(count, held ? now.plus(pause(count / ALLOWED)) : Instant.MIN, now));
    return held;
  }

  private static Duration pause(int times) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(times - 1, 10));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }

  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK) : bytes);
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
      }
    };
  }
}
