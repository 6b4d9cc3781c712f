// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl

import static io.muster.dsl.RunbookTexts.inGroup
import static io.muster.dsl.RunbookTexts.problems
import static io.muster.dsl.RunbookTexts.withSites

import io.muster.dsl.language.TimeLimit
import io.muster.problem.Rule
import java.time.Duration
import spock.lang.Specification
import spock.lang.Timeout

/** Mistakes in large runbooks are told within the time of reading them. */
class LargeTextsSpec extends Specification {

  @Timeout(60)
  def "a slip among 10,000 machines is told for the first of them: #sentence"() {
    given:
    def told = problems(withSites("replicas { (1..10000).each { snapshot \"web\$it\" } }; failover { group('all') { $body } }"))

    expect:
    told.collect { it.substring(it.indexOf(' ') + 1) } == [
      "machine 'wep1' $sentence; did you mean 'web1'?",
      "machine 'wep2' $sentence; did you mean 'web2'?",
      "machine 'wep3' $sentence; did you mean 'web3'?",
      "machine 'wep4' $sentence; did you mean 'web4'?",
      "machine 'wep5' $sentence (and more like it here); did you mean 'web5'?"
    ]

    where:
    sentence                                         || body
    'has no replica'                                 || '(1..10000).each { vm "wep$it" }'
    'is verified, but this plan does not start it'   || '(1..10000).each { vm "web$it"; verify { tools "wep$it", within: 1.minute } }'
  }

  @Timeout(60)
  def "10,000 groups that wait for a group which does not exist are told"() {
    expect:
    problems(withSites("""replicas { snapshot 'a' }; failover { group('a') { vm 'a' }
      (1..10000).each { group("g\$it", after: 'databases') { wait 1.second } } }""")).first() ==
      "4:46 group 'g1' waits for 'databases', which is no group of this plan; the groups are a, g1, g2, g3, g4, g5, g6, g7, g8, g9 and 9991 more"
  }

  @Timeout(60)
  def "names that are as long as a text may be are not compared letter by letter"() {
    expect:
    problems("""\
      def s = 'abcdefghij'
      (1..13).each { s = s + s }
      ${withSites("replicas { snapshot s + 'a' }; failover { group('all') { vm s + 'b' } }")}""").any { it.contains('has no replica; declare it') }
  }

  def "a runbook is not checked any more when the time is up"() {
    given:
    def loader = new RunbookLoader([:], { TimeLimit.of(Duration.ZERO, Duration.ofSeconds(20)) })

    when:
    def checked = loader.check('erp.groovy', inGroup("vm 'db02'"))

    then:
    checked.loaded().isEmpty()
    checked.report().problems()*.rule() == [Rule.TOO_LARGE]
    checked.report().problems().first().message() == 'checking this takes too long; split it into several files'
  }
}
