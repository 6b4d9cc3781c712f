// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import static io.muster.dsl.RunbookTexts.inRunbook
import static io.muster.dsl.RunbookTexts.problems

import spock.lang.Specification

class ProceduresSpec extends Specification {

  def "a procedure has a name and steps: #told"() {
    expect:
    problems(text) == told

    where:
    text                                            || told
    inRunbook("procedure('a/b') { wait 1.second }") || ["5:13 the name of a procedure cannot contain '/' or a control character; the names of steps are paths, such as failover/databases/db01"]
  }
}
