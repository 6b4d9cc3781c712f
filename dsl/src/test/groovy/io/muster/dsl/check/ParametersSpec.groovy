// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import static io.muster.dsl.RunbookTexts.inRunbook
import static io.muster.dsl.RunbookTexts.problems
import static io.muster.dsl.RunbookTexts.related

import spock.lang.Specification

class ParametersSpec extends Specification {

  def "a parameter has a name of its own that hides nothing: #told"() {
    expect:
    problems(text) == told
    related(text) == places

    where:
    text                                           || told | places
    inRunbook("parameters { text 'a'; text 'a' }") || ["5:31 parameter 'a' is already declared (first at line 5); give one of them another name"] | ["5:21 'a' is here first"]
    inRunbook("parameters { text 'a-b' }")         || ["5:21 'a-b' cannot be the name of a parameter; it is a variable of the text: letters, digits and _, as in restoreTo"] | []
    inRunbook("parameters { text '' }")            || ["5:21 '' cannot be the name of a parameter; it is a variable of the text: letters, digits and _, as in restoreTo"] | []
    inRunbook("parameters { text 'latest' }")      || ["5:21 a parameter cannot be called 'latest'; 'latest' is a word of the language; choose another name"] | []
    inRunbook("parameters { text 'vm' }")          || ["5:21 a parameter cannot be called 'vm'; 'vm' is a word of the language; choose another name"] | []
    inRunbook("parameters { text 'if' }")          || ["5:21 a parameter cannot be called 'if'; 'if' is a word of Groovy; choose another name"] | []
    inRunbook("parameters { text 'it' }")          || ["5:21 a parameter cannot be called 'it'; 'it' is a word of Groovy; choose another name"] | []
    inRunbook("parameters { text 'restore_To2' }") || [] | []
  }

  def "a choice has values to choose from: #told"() {
    expect:
    problems(text) == told
    related(text) == places

    where:
    text                                                                                || told | places
    inRunbook("parameters { choice 'size', of: [] }")                                   || ["5:35 choice 'size' has no values; name them, as in of: ['small', 'full']"] | []
    inRunbook("parameters { choice 'size', of: ['a', 'b', 'a'] }")                      || ["5:46 'a' is already a value of this choice (first at line 5); remove one of them"] | ["5:36 'a' is here first"]
    inRunbook("parameters { choice 'size', of: ['small', 'full'], otherwise: 'full' }") || [] | []
  }
}
