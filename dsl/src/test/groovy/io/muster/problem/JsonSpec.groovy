// SPDX-License-Identifier: Apache-2.0
package io.muster.problem

import spock.lang.Specification

class JsonSpec extends Specification {

  def "#value is written as #text"() {
    expect:
    Json.print(value) == text + '\n'

    where:
    value                         || text
    'a "b" \\ c'                  || '"a \\"b\\" \\\\ c"'
    'tab\there'                   || '"tab\\u0009here"'
    3                             || '3'
    true                          || 'true'
    []                            || '[]'
    [:]                           || '{}'
    [1, 'two', [3]]               || '[1, "two", [3]]'
    [name: 'db01', tags: ['a']]   || '{"name": "db01", "tags": ["a"]}'
  }

  def "what does not fit on a line is written with one member a line"() {
    given:
    def long1 = 'x' * 60
    def long2 = 'y' * 60

    expect:
    Json.print([a: [long1, long2], b: 1]) == """\
      {
        "a": [
          "$long1",
          "$long2"
        ],
        "b": 1
      }
      """.stripIndent(6)
  }
}
