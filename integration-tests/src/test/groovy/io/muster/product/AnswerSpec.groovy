// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import com.fasterxml.jackson.databind.ObjectMapper
import spock.lang.Specification
import spock.lang.TempDir

/** A run that asks people, on one machine. */
class AnswerSpec extends Specification {

  @TempDir
  File dir

  private Muster.Ended muster(Object... arguments) {
    Muster.runIn(dir, *arguments, '--data', 'data')
  }

  def "a run asks, ends its command, and goes on with each answer that decides"() {
    given:
    new File(dir, 'erp.groovy').text = '''
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { snapshot 'db01'; snapshot 'app01' }
        failover {
          group('a') { vm 'db01' }
          group('b') { pause 'is the storage of Berlin off?', within: 1.hour, otherwise: go; vm 'app01' }
          decide { ask quorum: 2, notStarter: true; within 2.hours, otherwise: keep }
        }
      }'''.stripIndent()

    when:
    def asked = muster('run', 'erp.groovy', 'failover', '--by', 'ann', '--speed', 'max')
    def run = new ObjectMapper().readValue(muster('runs', '--output', 'json').lines.first(), Map).run as String

    then:
    asked.status == 3
    asked.err.contains("muster answer $run CHOICE --by NAME")
    muster('status', run).out.contains('asks: is the storage of Berlin off?: go | halt | undo; otherwise go at ')

    when:
    def went = muster('answer', run, 'go', '--by', 'bob', '--reason', 'saw it', '--speed', 'max')

    then:
    went.status == 3
    went.out.contains('failover/b/pause-1: go, by bob: saw it')
    went.out.contains('asks: what becomes of the failover: keep | undo | permanent | failback, 2 of them, not who has started the run; otherwise keep at ')

    when:
    def refused = [['sell', 'eve'], ['undo', 'ann'], ['undo', 'eve'], ['undo', 'eve']].collect { choice, who -> muster('answer', run, choice, '--by', who) }

    then:
    refused*.status == [5, 5, 0, 5]
    refused[0].err.contains("'sell' is not offered; answer with one of keep, undo, permanent, failback")
    refused[1].err.contains("'ann' has started the run, and somebody else has to answer")
    refused[2].out.contains("'eve' has answered undo; more have to say the same")
    refused[3].err.contains("'eve' has answered 'undo' already")

    when:
    def decided = muster('answer', run, 'undo', '--by', 'joe', '--speed', 'max')

    then:
    decided.status == 0
    decided.lines.last().startsWith('undone: ')
    muster('status', run).out =~ /failover\/decide +decided +undo, by joe/
    new File(dir, "data/reports/${run}.html").text.contains('decide: undo')

    and: 'it is over'
    muster('answer', run, 'keep', '--by', 'joe').err.contains('asks for nothing')
  }

  def "a run under onFailure ask asks what becomes of a failed step, and 'muster retry' is an answer"() {
    given:
    new File(dir, 'erp.groovy').text = '''
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { snapshot 'db01'; snapshot 'app01' }
        failover {
          group('a') { vm 'db01' }
          group('b') { vm 'app01' }
          onFailure ask
        }
      }'''.stripIndent()
    new File(dir, 'erp.lab.groovy').text = "lab { faults { refuse 'powerOn', of: 'db01_replica', times: 1 } }"

    when:
    def asked = muster('run', 'erp.groovy', 'failover', '--by', 'ann', '--speed', 'max')
    def run = new ObjectMapper().readValue(muster('runs', '--output', 'json').lines.first(), Map).run as String
    def status = muster('status', run).out

    then:
    asked.status == 3
    asked.out.contains("failover/a/db01/failed-1: asks: what becomes of 'failover/a/db01', which has failed: ")
    status =~ /asks: what becomes of 'failover\/a\/db01', .*: retry \| skip \| undo \| halt; otherwise halt at /
    status.contains('it can be told: resume, retry, skip, undo, abort')

    when:
    def retried = muster('retry', run, 'failover/a/db01', '--by', 'bob', '--reason', 'there is room again', '--speed', 'max')

    then:
    retried.status == 0
    muster('status', run).out =~ /failover\/a\/db01\/failed-1 +decided +retry, by bob, there is room again/
    new File(dir, "data/reports/${run}.html").text.contains('decide: retry')
  }
}
