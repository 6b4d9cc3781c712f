// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import static io.muster.dsl.RunbookTexts.inGroup
import static io.muster.dsl.RunbookTexts.inRunbook
import static io.muster.dsl.RunbookTexts.problems
import static io.muster.dsl.RunbookTexts.related

import spock.lang.Specification

class ProceduresSpec extends Specification {

  def "a procedure has a name and steps: #told"() {
    expect:
    problems(text) == told
    related(text) == places

    where:
    text                                                                                 || told | places
    inRunbook("procedure('a/b') { wait 1.second }")                                      || ["5:13 the name of a procedure cannot contain '/' or a control character; the names of steps are paths, such as failover/databases/db01"] | []
    inRunbook("procedure('') { wait 1.second }")                                         || ['5:13 the name of a procedure is empty'] | []
    inRunbook("procedure('dns') { }")                                                    || ["5:13 procedure 'dns' is empty; write its steps, or remove it"] | []
    inRunbook("procedure('dns') { wat 1.second }")                                       || ["5:22 unknown word 'wat' in 'procedure'; did you mean 'wait'?"] | []
    inRunbook("procedure('dns') { wait 1.second }; procedure('dns') { wait 2.seconds }") || ["5:49 procedure 'dns' is already declared (first at line 5); give one of them another name"] | ["5:13 'dns' is here first"]
  }

  def "what is performed is a procedure: #told"() {
    expect:
    problems(text) == told

    where:
    text                                                                                   || told
    inGroup("vm 'db01'; perform 'dns'")                                                    || ["6:26 there is no procedure 'dns'; declare it: procedure('dns') { .. }"]
    inRunbook("procedure('dns') { wait 1.second }; failback { after { perform 'dnss' } }") || ["5:66 there is no procedure 'dnss'; did you mean 'dns'?"]
    inRunbook("procedre('dns') { wait 1.second }; failback { after { perform 'dns' } }")   || ["5:3 unknown word 'procedre' in 'runbook'; did you mean 'procedure'?"]
  }

  def "no procedure performs itself in the end: #told"() {
    expect:
    problems(text) == told

    where:
    text                                                                                                                       || told
    inRunbook("procedure('a') { perform 'a' }")                                                                                || ["5:28 procedure 'a' performs itself; take one of these performs out"]
    inRunbook("procedure('a') { perform 'b' }; procedure('b') { wait 1.second; perform 'c' }; procedure('c') { perform 'a' }") || ['5:28 these procedures perform each other: a, then b, then c, then a; take one of these performs out']
    inRunbook("procedure('a') { perform 'a' }; procedure('b') { perform 'c' }; procedure('c') { perform 'b' }")                || ["5:28 procedure 'a' performs itself; take one of these performs out", '5:60 these procedures perform each other: b, then c, then b; take one of these performs out']
    inRunbook("procedure('x') { perform 'a' }; procedure('a') { call 'direct:a', undo: { perform 'x' } }")                     || ['5:28 these procedures perform each other: x, then a, then x; take one of these performs out']
    inRunbook("procedure('a') { perform 'b'; perform 'b' }; procedure('b') { wait 1.second }")                                 || []
  }
}
