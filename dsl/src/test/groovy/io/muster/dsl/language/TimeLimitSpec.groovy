// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language

import io.muster.dsl.words.FileWords
import io.muster.problem.Problems
import io.muster.problem.Rule
import io.muster.problem.SourceText
import java.time.Duration
import java.util.concurrent.CountDownLatch
import spock.lang.Specification
import spock.lang.Timeout

/** What happens when reading a text takes longer than it may. */
@Timeout(30)
class TimeLimitSpec extends Specification {

  private static final TimeLimit OVER = TimeLimit.of(Duration.ZERO, Duration.ofSeconds(20))

  def "a text ends where it is when the time is up: #what"() {
    given:
    def problems = new Problems()

    when:
    def evaluation = Language.of(FileWords).read(new SourceText('a.groovy', text), Stub(FileWords), problems, OVER)

    then:
    problems.inOrder()*.rule() == [Rule.TOO_LARGE]
    problems.inOrder().first().message().startsWith('reading this takes too long')
    evaluation.incomplete(FileWords)
    !evaluation.isGivenUp()

    where:
    what              || text
    'while it parses' || "runbook('a') { }\n" * 200
    'while it loops'  || '(1..5000).each { }'
  }

  def "a reading that hangs is given up, and what it tells later changes nothing"() {
    given: 'a word that goes on only when it is told to'
    def go = new CountDownLatch(1)
    def gone = new CountDownLatch(1)
    def problems = new Problems()
    def words = { at, name, body ->
      go.await()
      body.readInto(null)
      gone.countDown()
    } as FileWords

    when:
    def evaluation = Language.of(FileWords)
      .read(new SourceText('a.groovy', "runbook('a') { }"), words, problems, TimeLimit.of(Duration.ZERO, Duration.ofMillis(1)))
    def told = problems.inOrder()
    go.countDown()
    gone.await()

    then:
    evaluation.isGivenUp()
    told*.message() == ['reading this file takes too long']
    problems.inOrder() == told
  }

  def "work that ends is waited for, also when the time is up"() {
    given:
    def done = false

    expect:
    OVER.isOver()
    OVER.run { done = true }
    done
  }

  def "work that fails is no work that has ended"() {
    when:
    OVER.run { throw new IllegalArgumentException('broken') }

    then:
    def failed = thrown(IllegalStateException)
    failed.cause.message == 'broken'
  }
}
