// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import io.muster.journal.Claim
import io.muster.journal.ClaimLostException
import io.muster.journal.JournalContract
import io.muster.journal.JournalException
import io.muster.journal.Samples
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.Executors
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

class GroupCommitSpec extends Specification {

  @TempDir
  Path folder

  Held database
  JdbcJournal journal

  def setup() {
    database = new Held(EmbeddedDatabase.in(folder, 'spec'))
    journal = new JdbcJournal(database)
  }

  def cleanup() {
    journal.close()
  }

  def "appends that come during a commit share the next one"() {
    given:
    def claims = (1..50).collect { journal.create(Samples.run("erp-$it"), [] as Set, 'node-a') }

    when:
    database.hold()
    def results = whileHeld(claims.collect { claim -> { -> journal.append(claim, Samples.began(), []) } })

    then:
    database.commits == [1, 49]
    results.every { it == null }
    claims.every { journal.events(it.run(), 0).size() == 2 }
  }

  def "one that has lost its claim, or has been written before, does not fail the others"() {
    given:
    def claims = (1..10).collect { journal.create(Samples.run("erp-$it"), [] as Set, 'node-a') }
    def lost = new Claim(claims[3].run(), 'node-a', 0)
    journal.append(claims[5], Samples.began(), [])

    when:
    database.commits.clear()
    database.hold()
    def results = whileHeld([*claims[0..2], lost, *claims[4..9]].collect { claim -> { -> journal.append(claim, Samples.began(), []) } })

    then:
    results.indices.findAll { results[it] } == [3, 5]
    results[3] instanceof ClaimLostException
    results[5].message == "step 'failover/web/web01' of run 'erp-6' has begun attempt 1 already"
    claims.indexed().every { i, claim -> journal.events(claim.run(), 0).size() == (i == 3 ? 1 : 2) }
  }

  /** What these end with, all but the first begun while the first one is being written. */
  private List whileHeld(List<Closure<?>> works) {
    def threads = Executors.newVirtualThreadPerTaskExecutor()
    def futures = [works.first()].collect { begin(it, threads) }
    new PollingConditions(timeout: 20).eventually { assert database.held }
    futures += works.tail().collect { begin(it, threads) }
    new PollingConditions(timeout: 20).eventually { assert journal.waiting() == works.size() - 1 }
    database.release()
    futures*.join()
  }

  private static CompletableFuture<Throwable> begin(Closure<?> work, executor) {
    CompletableFuture.supplyAsync({
      try {
        work()
        null
      } catch (JournalException e) {
        e
      }
    }, executor)
  }
}
