// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import static io.muster.dsl.RunbookTexts.inFailover
import static io.muster.dsl.RunbookTexts.inRunbook
import static io.muster.dsl.RunbookTexts.problems
import static io.muster.dsl.RunbookTexts.related

import spock.lang.Specification

class DecisionsSpec extends Specification {

  def "a decision offers what is possible, and ends: #told"() {
    expect:
    problems(text) == told
    related(text) == places

    where:
    text                                                                                                                            || told | places
    inFailover("group('a') { vm 'db01' }; decide { commit when: checksPass; undo when: checksFail }")                               || ["5:40 'commit' cannot be decided after a failover; what can be decided there: keep, undo, permanent, failback"] | []
    inFailover("group('a') { vm 'db01' }; decide { within 1.hour, otherwise: commit }")                                             || ["5:66 'commit' cannot be decided after a failover; what can be decided there: keep, undo, permanent, failback"] | []
    inRunbook('failback { decide { permanent when: checksPass; failback when: checksFail } }')                                      || ["5:23 'permanent' cannot be decided after a failback; what can be decided there: commit, undo, keep", "5:51 'failback' cannot be decided after a failback; what can be decided there: commit, undo, keep"] | []
    inRunbook('failback { decide { within 1.hour, otherwise: failback } }')                                                         || ["5:49 'failback' cannot be decided after a failback; what can be decided there: commit, undo, keep"] | []
    inFailover("group('a') { vm 'db01' }; decide { undo when: checksFail; keep when: checksFail; within 1.hour, otherwise: keep }") || ["5:74 what 'checksFail' decides is already written (first at line 5); an outcome decides one thing; remove one"] | ["5:51 'checksFail' is here first"]
    inFailover("group('a') { vm 'db01' }; decide { undo when: checksFail }")                                                        || ['5:31 people may have to decide here, and there is no time limit; write within 2.hours, otherwise: keep'] | []
    inFailover("group('a') { vm 'db01' }; decide { ask quorum: 0; within 1.hour, otherwise: keep }")                                || ["5:52 'quorum' is 0; it can be 1 to 100"] | []
    inFailover("group('a') { vm 'db01' }; decide { ask quorum: 2; within 0.hours, otherwise: keep }")                               || ["5:62 'within' is zero; it has to be more than nothing and at most 30 days"] | []
    inFailover("group('a') { vm 'db01' }; decide { undo when: checksFail; withn 1.hour, otherwise: keep }")                         || ["5:63 unknown word 'withn' in 'decide'; did you mean 'within'?"] | []
    inFailover("group('a') { vm 'db01' }; decide { }")                                                                              || ['5:31 people may have to decide here, and there is no time limit; write within 2.hours, otherwise: keep'] | []
  }

  def "nothing is decided in a drill: #told"() {
    expect:
    problems(text) == told

    where:
    text                                                                                                       || told
    inRunbook("drill { group('a') { vm 'db01' }; onFailure undo; decide { within 1.hour, otherwise: keep } }") || ["5:37 a drill has no 'onFailure'; it is taken back whatever happens; remove this", "5:53 a drill has no 'decide'; it is taken back whatever happens; remove this"]
  }
}
