// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format

import io.muster.problem.InvalidRunbookException
import spock.lang.Specification

/** The canonical form, rule by rule. */
class FormatterSpec extends Specification {

  def "blanks: #before becomes #after"() {
    expect:
    format(before) == after + '\n'

    where:
    before                             || after
    "vm'a'"                            || "vm 'a'"
    "vm   'a'  "                       || "vm 'a'"
    "vm 'a' ,delay : 30 . seconds"     || "vm 'a', delay: 30.seconds"
    "call 'x',body:[ a:1,b : [ : ] ]"  || "call 'x', body: [a: 1, b: [:]]"
    "group ( 'a',after:none ){vm 'b'}" || "group('a', after: none) { vm 'b' }"
    'x=a+b*-1-(c)/ 2%3'                || 'x = a + b * -1 - (c) / 2 % 3'
    'x = a - -1'                       || 'x = a - -1'
    'x = -  -a'                        || 'x = - -a'
    'x=! a&&b||c==d'                   || 'x = !a && b || c == d'
    'x=a?b:c'                          || 'x = a ? b : c'
    'x = a [ 0 ]'                      || 'x = a[0]'
    'x = (1 .. 4)'                     || 'x = (1..4)'
    'for(x in[1,2]){vm x}'             || 'for (x in [1, 2]) { vm x }'
    'if(a){vm b}else if(c){vm d}'      || 'if (a) { vm b } else if (c) { vm d }'
    'webs.each{i->vm i}'               || 'webs.each { i -> vm i }'
    'm.each{k,v->vm k}'                || 'm.each { k, v -> vm k }'
    'failback{ }'                      || 'failback {}'
    "f({ a },{b})"                     || 'f({ a }, { b })'
    '\tvm\t1_000'                      || 'vm 1_000'
    "to location(host:'a' ,pool:'b')"  || "to location(host: 'a', pool: 'b')"
    'wait 30.seconds;'                 || 'wait 30.seconds'
    'f { ;a;;b; };;'                   || 'f { a; b }'
    "f { a\n ;; }"                     || 'f {\n    a\n}'
    'f { ;;\n }'                       || 'f {}'
  }

  def "a text keeps what stands between its quotes: #text"() {
    expect:
    format('title  ' + text) == 'title ' + text + '\n'

    where:
    text << [
      "'a  {  // b,c'", '"a${b  +  1}"', '"x${a + "}"}"', '"$a.b   ;"', '"a\\"  {"',
      '"""a  \n\t b  ${ x }\n   c"""', "'''\n  a,b  \n'''", '"${ m.each { k,v->k } }"',
    ]
  }

  def "a statement has a line of its own, four blanks deeper than its block"() {
    expect:
    format('''
      runbook('erp') { title 'a';
      failover {
      vm 'a' ; vm 'b'
        group('g')
        { vm 'c' } }
      }''') == '''\
      runbook('erp') {
          title 'a'
          failover {
              vm 'a'
              vm 'b'
              group('g') { vm 'c' }
          }
      }
      '''.stripIndent()
  }

  def "a block of one line stays on it while it fits"() {
    given:
    def fits = "before { call 'https://example.com/${'x' * 60}', method: 'POST' }"
    def tooLong = "before { call 'https://example.com/${'x' * 80}', method: 'POST'; wait 3.seconds }"

    expect:
    format("failover {\n$fits\n$tooLong\n}") == """\
      failover {
          $fits
          before {
              call 'https://example.com/${'x' * 80}', method: 'POST'
              wait 3.seconds
          }
      }
      """.stripIndent()
  }

  def "if and else stand beside their braces"() {
    expect:
    format("if (a)\n{\nvm 'a'\n}\n\nelse if (b) { vm 'b' }\nelse\n{\nvm 'c' }") == '''\
      if (a) {
          vm 'a'
      } else if (b) { vm 'b' } else {
          vm 'c'
      }
      '''.stripIndent()
  }

  def "the parameters of a block stand beside its brace"() {
    expect:
    format("webs.each {\n i\n ->\n vm i }") == '''\
      webs.each { i ->
          vm i
      }
      '''.stripIndent()
  }

  def "one blank line is kept between two lines, none at the edge of a block"() {
    expect:
    format("\n\n// a\n\n\n\nf {\n\n  a\n\n\n  b\n\n}\n\n\n") == '// a\n\nf {\n    a\n\n    b\n}\n'
  }

  def "a statement over several lines keeps them"() {
    expect:
    format('''
      vm 'db01', // why
        delay: 3.seconds,
          // more
          undo: {
          call 'x', body: [
            a: 1,
            b: [1,
            2]
          ]
          }
      group('g', after: 'x',
        parallel: 3) {
        vm 'a'
      }
      webs
        .each { vm it }
      ''') == '''\
      vm 'db01',                                                 // why
              delay: 3.seconds,
              // more
              undo: {
                  call 'x', body: [
                      a: 1,
                      b: [1,
                              2]
                  ]
              }
      group('g', after: 'x',
              parallel: 3) {
          vm 'a'
      }
      webs
              .each { vm it }
      '''.stripIndent()
  }

  def "words are filled up where the author began a column"() {
    expect:
    format('''
      snapshot  'a'
      cdp 'b', replica: 'c'
      vapp 'd'

      tcp 'a', port: 1
      tools 'b'
      // a comment
      tcp 'a', port: 1
      address   'b'
      verify { tcp  'a' }
      tcp 'b'
      ''') == '''\
      snapshot 'a'
      cdp      'b', replica: 'c'
      vapp     'd'

      tcp 'a', port: 1
      tools 'b'
      // a comment
      tcp     'a', port: 1
      address 'b'
      verify { tcp 'a' }
      tcp 'b'
      '''.stripIndent()
  }

  def "comments at the ends of lines stand in column 60, or together behind longer lines"() {
    given:
    def longer = "title '${'x' * 60}'"

    expect:
    format("f { // a\n  vm 'a' //b  \n\n$longer // c\n vm 'b'   // d\n}") == """\
      f {${' ' * 56}// a
          vm 'a'${' ' * 49}//b

          $longer     // c
          vm 'b'${' ' * 67}// d
      }
      """.stripIndent()
  }

  def "a comment of several lines is indented with its stars, or left as it is"() {
    expect:
    format("f {\n/*  a  \n* b\n      */\nvm 'a'\n/* c\n  d */\n}") ==
      "f {\n    /*  a\n     * b\n     */\n    vm 'a'\n    /* c\n  d */\n}\n"
  }

  def "comments stay where they are: #before"() {
    expect:
    format(before) == after

    where:
    before                              || after
    '// only'                           || '// only\n'
    '/* only */\n\n\n'                  || '/* only */\n'
    'f { /* a */ }'                     || 'f { /* a */ }\n'
    "f(/* a */'b' /* c */,'d')"         || "f(/* a */ 'b' /* c */, 'd')\n"
    "f 'b', /* c */ 'd'"                || "f 'b', /* c */ 'd'\n"
    "f { /* a */ b\n c }"               || 'f {\n    /* a */ b\n    c\n}\n'
    "f { a; /* of b */ b\n c /* d */ }" || 'f {\n    a\n    /* of b */ b\n    c /* d */\n}\n'
    "f('a')\n// b\n{ c }"               || "f('a')\n// b\n{ c }\n"
  }

  def "line ends become those of Unix, and a byte order mark is dropped"() {
    expect:
    format("\uFEFFvm 'a'\r\ntitle '''b\r\nc'''\r\n") == "vm 'a'\ntitle '''b\nc'''\n"
  }

  def "a line that was broken with a backslash is joined"() {
    expect:
    format("vm \\\n   'a'") == "vm 'a'\n"
  }

  def "a semicolon stays where it is needed"() {
    expect:
    format(text) == text + '\n'

    where:
    text << ["if (a) vm 'a'; else vm 'b'", 'f;\n{ a }', 'f { a; b }', 'if (a) ;']
  }

  def "nothing is formatted to nothing"() {
    expect:
    format(text) == ''

    where:
    text << ['', ' ', '\n\t\r\n', '\uFEFF', ';']
  }

  def "an unknown word is formatted like any other"() {
    expect:
    format('nonsense   "a" ,b:1') == 'nonsense "a", b: 1\n'
  }

  def "a text that is no Groovy is refused with its problem"() {
    when:
    format("vm 'a'\nf {\n")

    then:
    def refusal = thrown(InvalidRunbookException)
    refusal.message == "erp.groovy:2:3: error: '{' is never closed; add '}'"
  }

  private static String format(String text) {
    Formatter.format('erp.groovy', text)
  }
}
