// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import static io.muster.dsl.RunbookTexts.inFailover
import static io.muster.dsl.RunbookTexts.inRunbook
import static io.muster.dsl.RunbookTexts.problems

import spock.lang.Specification

class NoUndoSpec extends Specification {

  def "what a failed plan takes back says how: #told"() {
    expect:
    problems(text) == told

    where:
    text                                                                                                                                                      || told
    inFailover("onFailure undo; before { call 'direct:a' }; group('a') { vm 'db01'; guest 'db01', run: '/x' }")                                               || ['5:30 when this plan is taken back, this call is not; write undo: { .. }, or undo: { } if there is nothing to take back', '5:73 when this plan is taken back, this program is not; write undo: { .. }, or undo: { } if there is nothing to take back']
    inFailover("onFailure undo; before { call 'direct:a', undo: { } }; group('a') { vm 'db01'; guest 'db01', run: '/x', undo: { guest 'db01', run: '/y' } }") || []
    inFailover("onFailure undo; group('a') { vm 'db01'; notify 'smtp:a@b'; wait 1.second; powerOn 'x' }; after { call 'direct:a' }")                          || []
    inFailover("onFailure halt; before { call 'direct:a' }; group('a') { vm 'db01' }")                                                                        || []
    inFailover("onFailure ask; before { call 'direct:a' }; group('a') { vm 'db01' }")                                                                         || []
    inRunbook("plannedFailover { onFailure undo; before { perform 'p' }; group('a') { vm 'db01'; perform 'p' } }; procedure('p') { call 'direct:a' }")        || ['5:119 when this plan is taken back, this call is not; write undo: { .. }, or undo: { } if there is nothing to take back']
    inRunbook("failback { onFailure undo; before { call 'direct:a' }; after { call 'direct:b' } }")                                                          || ['5:39 when this plan is taken back, this call is not; write undo: { .. }, or undo: { } if there is nothing to take back']
    inRunbook("failback { onFailure halt; before { call 'direct:a' } }")                                                                                      || []
    inRunbook("plannedFailover { onFailure undo; before { perform 'p', undo: { } }; group('a') { vm 'db01' } }; procedure('p') { call 'direct:a' }")          || []
  }
}
