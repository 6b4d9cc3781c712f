// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl

import static io.muster.dsl.RunbookTexts.inFailover
import static io.muster.dsl.RunbookTexts.inGroup
import static io.muster.dsl.RunbookTexts.inRunbook
import static io.muster.dsl.RunbookTexts.problems

import io.muster.problem.InvalidRunbookException
import spock.lang.Specification

/** Words and arguments written wrongly. */
class MistakesSpec extends Specification {

  def "five mistakes are told in one pass, in the order of the text"() {
    expect:
    problems('''\
      runbook('erp') {
        titel 'ERP'
        sites production: 'berlin', recovery: 'frankfurt'
        replicas { snapshot 'db01'; snapshot 17 }
        failover {
          group('databases', paralel: 2) {
            vm 'db01', delay: 30
            verify { tcp 'db01', port: 5432 }
          }
        }
      }
      '''.stripIndent()) == [
      "2:3 unknown word 'titel' in 'runbook'; did you mean 'title'?",
      "4:40 'snapshot' takes a text in quotes, not the number 17",
      "6:24 'group' has no argument 'paralel'; did you mean 'parallel'?",
      "7:25 'delay' takes a duration such as 30.seconds, not the number 30",
      "8:16 'tcp' lacks 'within:'; write tcp 'db01', port: 5432, within: 5.minutes"
    ]
  }

  def "in a group, #line"() {
    expect:
    problems(inGroup(line)) == [told]

    where:
    line                                          || told
    "vm 'db01'; vmm 'app01'"                      || "6:18 unknown word 'vmm' in 'group'; did you mean 'vm'?"
    "vm 'db01'; title 'x'"                        || "6:18 'title' has no place in 'group'; it belongs in 'runbook'"
    "vm 'db01'; vm"                               || "6:18 'vm' lacks its name; write vm 'db01', restorePoint: latest, delay: 30.seconds"
    "vm 'db01'; vm app01"                         || "6:21 there is no variable 'app01', and 'vm' takes a text in quotes; write it as 'app01' if that is its name"
    "vm 'db01', 'app01'"                          || "6:18 'vm' takes no value here; write vm 'db01', restorePoint: latest, delay: 30.seconds"
    "vm 'db01' 'app01'"                           || "6:17 'app01' is not expected here; a comma may be missing before it"
    "vm 'db01' delay: 3.seconds"                  || "6:17 a comma is missing before 'delay'"
    "vm 'db01', dealy: 3.seconds"                 || "6:18 'vm' has no argument 'dealy'; did you mean 'delay'?"
    "vm 'db01', cpus: 3"                          || "6:18 'vm' has no argument 'cpus'; it takes restorePoint, delay, overlap, timeout, retries, critical"
    "vm 'db01', retries = 3"                      || "6:18 only a variable can be assigned to; name an argument with ':', as in delay: 30.seconds"
    "vm 'db01', retries: 1, retries: 2"           || "6:30 'retries' is given twice; remove one"
    "vm 'db01', retries: '3'"                     || "6:27 'retries' takes a whole number, not the text '3'"
    "vm 'db01', critical: 'no'"                   || "6:28 'critical' takes true or false, not the text 'no'"
    "vm 'db01', delay: 3.secnds"                  || "6:27 there is no unit 'secnds'; did you mean 'seconds'?"
    "vm 'db01', delay: 3.parsecs"                 || "6:27 there is no unit 'parsecs'; a duration is written as 30.seconds, 5.minutes, 2.hours or 1.day"
    "vm 'db01', restorePoint: lastest"            || "6:32 unknown value 'lastest' for 'restorePoint'; did you mean 'latest'?"
    "vm 'db01', restorePoint: clean"              || "6:32 unknown value 'clean' for 'restorePoint'; it takes an instant parameter, latest, latestConsistent, at(..), before(..) or named(..)"
    "vm 'db01', restorePoint: 'x'"                || "6:32 'restorePoint' takes an instant parameter, latest, latestConsistent, at(..), before(..) or named(..), not the text 'x'"
    "vm 'db01', restorePoint: before('noon')"     || "6:39 'noon' is not an instant; write date, time and zone, as in '2026-11-20T10:00:00Z'"
    "vm 'db01', restorePoint: before(3)"          || "6:39 'before' takes an instant such as '2026-11-20T10:00:00Z' or latest, not the number 3"
    "vm 'db01'; wait 'long'"                      || "6:23 'wait' takes a duration such as 30.seconds, not the text 'long'"
    "vm 'db01'; wait(30.seconds) { }"             || "6:35 'wait' takes no block; write wait 30.seconds"
    "vm 'db01'; call 'a:b', body: latest"         || "6:36 there is no variable 'latest', and 'body' takes a text, a number, a list or a map"
    "vm 'db01'; call 'a:b', headers: [a: 1]"      || "6:39 'headers' takes a text in quotes, not the number 1"
    "vm 'db01'; verify"                           || "6:18 'verify' lacks its block; write verify { tcp 'db01', port: 5432, within: 5.minutes }"
    "vm 'db01'; verify { tools 'db01' }"          || "6:27 'tools' lacks 'within:'; write tools 'db01', within: 5.minutes"
    "vm 'db01'; 'app01'"                          || "6:18 this line says nothing; begin it with a word, or put a comma before it if it goes on the line above"
    "vm 'db01'; n = 3"                            || "6:18 there is no variable 'n'; declare it: def n = .."
    "vm 'db01'; delay = 3"                        || "6:18 there is no variable 'delay'; declare it: def delay = .."
    "vm 'db01'; vm = 'app01'"                     || "6:18 there is no variable 'vm'; 'vm' is a word: write vm 'db01', restorePoint: latest, delay: 30.seconds"
    'vm "db0$i"'                                  || "6:15 there is no variable 'i'; a text is written in quotes: 'i'"
    "vm 'db01', retries: 1/0"                     || "6:27 this divides by zero"
    "vm 'db01', retries: 3 * 'a'"                 || "6:27 '*' does not go with the number 3 and the text 'a'"
    "if ('x') { }; vm 'db01'"                     || "6:11 'if' takes true or false, not the text 'x'; compare it with something"
    "'x'.each { }; vm 'db01'"                     || "6:7 a loop goes over a list, a range or a map, not the text 'x'"
    "('a'..'c').each { }; vm 'db01'"              || "6:7 a range goes from a whole number to another; write 1..3, or a list: ['a', 'b']"
  }

  def "in a failover, #line"() {
    expect:
    problems(inFailover(line)) == [told]

    where:
    line                                                    || told
    "group 'a' { vm 'db01' }"                               || "5:11 a name before a block stands in parentheses; write group('a') { .. }"
    "group('a', after: nonne) { vm 'db01' }"                || "5:23 unknown value 'nonne' for 'after'; did you mean 'none'?"
    "group('a', after: 3) { vm 'db01' }"                    || "5:23 'after' takes the name of a group, a list of names or none, not the number 3"
    "group('a') { vm 'db01' }; onFailure halt; onFailure undo" || "5:47 'onFailure' is already written (first at line 5); keep one of them"
    "group('a') { vm 'db01' }; before { vm 'app01' }"       || "5:40 'vm' has no place in 'before'; it belongs in 'group'"
  }

  def "what is missing after a mistake is no mistake of its own: #text"() {
    expect:
    problems(inRunbook(text).replace(removed, '')) == [told]

    where:
    removed                                                    | text                            || told
    "replicas { snapshot 'db01'; snapshot 'app01' }"           | "replcas { snapshot 'db01' }"   || "5:3 unknown word 'replcas' in 'runbook'; did you mean 'replicas'?"
    "replicas { snapshot 'db01'; snapshot 'app01' }"           | "machines { snapshot 'db01' }"  || "5:3 unknown word 'machines' in 'runbook'; the words here are addresses, drill, drills, failback, failover, networks, owner, parameters, plannedFailover, procedure, replicas, rpo, rto, sites, title, triggers"
    "sites production: 'berlin', recovery: 'frankfurt'"        | "sites 'berlin'"                || "5:9 'sites' takes no value here; write sites production: 'berlin', recovery: 'frankfurt'"
  }

  def "a mistake in a loop is told once"() {
    expect:
    problems(inGroup("vm 'db01'; (1..50).each { vmm 'x' }")).count { it.contains('unknown word') } == 1
  }

  def "a second place is named where two places matter"() {
    when:
    new RunbookLoader().load('erp.groovy', inGroup("vm 'db01'\n      vm 'db01'"))

    then:
    InvalidRunbookException invalid = thrown()
    with(invalid.report().problems().first()) {
      id() == 'duplicate-machine'
      at().line() == 7
      related().get().at().line() == 6
      related().get().at().column() == 10
    }
  }

  def "a branch that is not taken has only words and arguments that exist"() {
    expect:
    problems(inGroup("vm 'db01'; if (1 > 2) { vmm 'app01' } else { vm 'app01' }")) ==
      ["6:31 unknown word 'vmm' in 'group'; did you mean 'vm'?"]
    problems(inGroup("vm 'db01'; if (1 > 2) { (1..3).each { vm 'app01', dealy: 3 } }")) ==
      ["6:57 'vm' has no argument 'dealy'; did you mean 'delay'?"]
    problems(inGroup("vm 'db01'; if (1 > 2) { verify { tpc 'db01' } }")) ==
      ["6:40 unknown word 'tpc' in 'verify'; did you mean 'tcp'?"]
    problems(inGroup("vm 'db01'; if (1 > 2) { vm nowhere[3] }")) == []
  }
}
