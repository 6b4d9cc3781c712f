// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import static io.muster.dsl.RunbookTexts.inGroup
import static io.muster.dsl.RunbookTexts.inRunbook
import static io.muster.dsl.RunbookTexts.problems

import spock.lang.Specification

class StepRangesSpec extends Specification {

  def "times and numbers are within their limits: #told"() {
    expect:
    problems(text) == told

    where:
    text                                                                                  || told
    inGroup("vm 'db01'; pause 'ok?', within: 0.seconds, otherwise: go")                   || ["6:39 'within' is zero; it has to be more than nothing and at most 30 days"]
    inGroup("vm 'db01'; guest 'db01', run: '/x', expect: 256")                            || ["6:51 'expect' is 256; it can be 0 to 255"]
    inRunbook("drills { every '0 0 2 ? * SAT', zone: 'Europe/Berlin', keep: 8.days }")    || ["5:64 'keep' is 8 days; it can be nothing, and at most 7 days"]
    inRunbook("drills { every '0 0 2 ? * SAT', zone: 'Europe/Berlin', keep: -1.minute }") || ["5:64 'keep' is negative; it can be nothing, and at most 7 days"]
  }
}
