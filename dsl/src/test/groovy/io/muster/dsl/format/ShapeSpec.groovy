// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format

import static io.muster.dsl.format.Layouts.shape

import spock.lang.Specification

/** What the formatter compares before it hands out a text. */
class ShapeSpec extends Specification {

  def "layout is no part of the shape: #one and #other"() {
    expect:
    shape(one) == shape(other)

    where:
    one            | other
    'a; b'         | 'a\n\nb;;'
    'f {}'         | 'f { ;; }'
    'f { a }'      | 'f\n{\n  a\n}\n'
    'f("a",b)'     | 'f(\n"a" ,\n b )'
    '/* a\n  b */' | '/* a\nb */'
  }

  def "what a text says is: #one and #other"() {
    expect:
    shape(one) != shape(other)

    where:
    one                | other
    'a; b'             | 'a b'
    'f; { a }'         | 'f { a }'
    'if (a) {}; b'     | 'if (a) b'
    'f 30'             | 'f 030'
    "f 'a'"            | 'f "a"'
    'f """ a """'      | 'f """a"""'
    'f // a'           | 'f // b'
    'f // a'           | 'f /* a */'
    '/* a */ f; b'     | 'f; /* a */ b'
    'if (a) b\nelse c' | 'if (a) b; c'
  }
}
