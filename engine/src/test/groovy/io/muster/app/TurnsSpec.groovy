// SPDX-License-Identifier: Apache-2.0
package io.muster.app

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

class TurnsSpec extends Specification {

  @Shared
  @AutoCleanup
  EmbeddedPostgres server = EmbeddedPostgres.builder().setConnectConfig('connectTimeout', '20').start()

  @TempDir
  Path folder

  private Records node() {
    def file = folder.resolve('muster.properties')
    Files.writeString(file, "journal.url=jdbc:postgresql://localhost:${server.port}/postgres\njournal.user=postgres\njournal.password=postgres\n")
    Records.open(Optional.of(file), folder, 'a spec')
  }

  def "of two nodes one at a time does the work, and the other one goes on when it is gone"() {
    given:
    def inside = new AtomicInteger()
    def most = new AtomicInteger()
    def rounds = ['a', 'b'].collectEntries { [it, new AtomicInteger()] }
    def both = new CountDownLatch(2)
    def nodes = [node(), node()]
    def turns = nodes.collect { new Turns(it) }

    when:
    ['a', 'b'].eachWithIndex { name, i ->
      turns[i].begin('work') {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max)
        nodes[i].journal().runs()
        if (rounds[name].incrementAndGet() == 2) {
          both.countDown()
        }
        inside.decrementAndGet()
      }
    }

    then:
    both.await(30, TimeUnit.SECONDS)
    most.get() == 1

    when: 'one ends in the midst of its work, and holds its turn no longer'
    def place = nodes[0].cluster().places('other work', 1).take()
    def after = new CountDownLatch(1)
    turns[1].begin('other work') { after.countDown() }
    nodes[0].close()

    then:
    place != null
    after.await(30, TimeUnit.SECONDS)

    cleanup:
    turns*.close()
    nodes*.close()
  }

  def "what ends does a last round"() {
    given:
    def alone = Records.open(Optional.empty(), folder, 'a spec')
    def turns = new Turns(alone)
    def rounds = new AtomicInteger()
    def first = new CountDownLatch(1)
    turns.begin('work') { rounds.incrementAndGet(); first.countDown() }
    first.await(20, TimeUnit.SECONDS)

    when:
    turns.close()

    then:
    rounds.get() >= 2

    cleanup:
    alone.close()
  }
}
