// SPDX-License-Identifier: Apache-2.0
package io.muster.access

import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import spock.lang.Specification

class GuessesSpec extends Specification {

  static final HERE = InetAddress.getByName('192.0.2.1')

  Instant now = Instant.parse('2026-11-21T03:15:00Z')
  def guesses = new Guesses({ now } as InstantSource)

  private Duration held(InetAddress address = HERE, String hash = 'x') {
    guesses.heldUp(address, hash).orElse(Duration.ZERO)
  }

  def 'ten wrong tokens hold an address up, twice as long each time'() {
    expect:
    (1..9).every { !guesses.wrong(HERE) }
    held() == Duration.ZERO
    guesses.wrong(HERE)
    held() == Duration.ofMinutes(1)

    when:
    now += Duration.ofSeconds(60)

    then:
    held() == Duration.ZERO
    (1..10).collect { guesses.wrong(HERE) } == [false] * 9 + [true]
    held() == Duration.ofMinutes(2)

    when:
    100.times { guesses.wrong(HERE) }

    then:
    held() == Duration.ofHours(1)
  }

  def 'an address is forgiven after an hour of silence'() {
    given:
    9.times { guesses.wrong(HERE) }

    when:
    now += Duration.ofMinutes(61)

    then:
    !guesses.wrong(HERE)
    held() == Duration.ZERO
  }

  def 'others are not held up, and no more are those who were right before'() {
    given:
    guesses.right('good')
    10.times { guesses.wrong(HERE) }

    expect:
    held(InetAddress.getByName('192.0.2.2')) == Duration.ZERO
    held(HERE, 'good') == Duration.ZERO
    held(HERE, 'another') == Duration.ofMinutes(1)
  }

  def 'a network of version 6 is one address'() {
    given:
    10.times { guesses.wrong(InetAddress.getByName("2001:db8::$it")) }

    expect:
    held(InetAddress.getByName('2001:db8::ffff')) == Duration.ofMinutes(1)
    held(InetAddress.getByName('2001:db8:0:1::1')) == Duration.ZERO
  }

  def 'no number of addresses fills the memory'() {
    when:
    (0..<Guesses.MOST + 500).each { guesses.wrong(InetAddress.getByAddress([10, it >> 16, it >> 8, it] as byte[])) }

    then:
    guesses.@failures.size() == Guesses.MOST
  }
}
