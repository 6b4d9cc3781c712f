// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl

import static io.muster.dsl.RunbookTexts.inGroup
import static io.muster.dsl.RunbookTexts.problems

import spock.lang.Specification

/** Groovy that is not part of the language, and text that is no Groovy. */
class SyntaxSpec extends Specification {

  def "refused: #line"() {
    expect:
    problems(inGroup("vm 'db01'\n      " + line)) == ['7:' + told]

    where:
    line                                  || told
    'while (true) { }'                    || "7 'while' is not part of the language; loop over a range or a list: (1..3).each { .. }"
    'do { } while (true)'                 || "7 'do' is not part of the language; loop over a range or a list: (1..3).each { .. }"
    'for (;;) { }'                        || '7 a counting loop is not part of the language; loop over a range or a list: for (i in 1..3) { .. }'
    'for (int i in [1]) { }'              || '16 a type before a name is not part of the language; declare a variable with def'
    'switch (1) { case 1: break }'        || "7 'switch' is not part of the language; use if and else"
    'try { } finally { }'                 || "7 'try' is not part of the language; remove it"
    "throw new Error('x')"                || "7 'throw' is not part of the language; remove it"
    'assert true'                         || "7 'assert' is not part of the language; remove it"
    'return 1'                            || "7 'return' is not part of the language; remove it"
    'synchronized (1) { }'                || "7 'synchronized' is not part of the language; remove it"
    'def f = { 1 }'                       || '7 a block kept in a variable is not part of the language; use a loop for what repeats'
    'def (a, b) = [1, 2]'                 || '7 declaring several variables at once is not part of the language; give each its own def'
    'int n = 3'                           || '7 a type before a name is not part of the language; declare a variable with def'
    'def n'                               || "7 a variable needs a value; write def name = 'db01'"
    '@Deprecated def n = 3'               || '7 an annotation is not part of the language; remove it'
    'here: wait 3.seconds'                || '13 a label, a name with a colon that begins a line, is not part of the language; put a comma at the end of the line before, or remove the colon'
    "vm new String('x')"                  || "10 'new' is not part of the language; write the value itself"
    'vm null'                             || "10 'null' is not part of the language; leave the argument out"
    'vm this'                             || "10 'this' is not part of the language; write the word alone"
    "vm 'x' as String"                    || '10 a cast is not part of the language; write the value itself'
    "vm((String) 'x')"                    || '10 a cast is not part of the language; write the value itself'
    "vm 'a' ?: 'b'"                       || "10 '?:' is not part of the language; write the condition out: a ? b : c"
    'vm System.out'                       || "10 'System.out' cannot be reached; there is no variable 'System'; a text is written in quotes"
    'System.exit(0)'                      || "7 'System.exit' cannot be called; only the words of the language can, and 'each' on a list, a range or a map"
    "'x'.execute()"                       || "11 'execute' cannot be called; only the words of the language can, and 'each' on a list, a range or a map"
    'vm String.&valueOf'                  || "10 '.&' is not part of the language; remove it"
    'vm String::valueOf'                  || "10 '::' is not part of the language; remove it"
    'vm([1, 2]*.toString())'              || "18 '*.' is not part of the language; loop over a range or a list: (1..3).each { .. }"
    "vm 'x'?.y"                           || "10 '?.' is not part of the language; use '.' on a map"
    "vm 'x'.@y"                           || "10 '.@' is not part of the language; use '.' on a map"
    "vm 'x' ** 2"                         || "10 the operator '**' is not part of the language; write it differently"
    "\"\${'vm'}\"('x')"                   || '7 a computed name is not part of the language; write the word itself'
    '[1].each { i, j = 2 -> wait 1.second }' || '21 a default value here is not part of the language; name the parameter only'
    'db01.ip = 3'                         || '7 only a variable can be assigned to; name an argument with \':\', as in delay: 30.seconds'
    '; { -> 1 }()'                        || '9 calling a block is not part of the language; remove the parentheses after it'
    'vm ~/x/'                             || "10 '~' is not part of the language; write a text in quotes"
    'if (false) { new File("x") }'        || "20 'new' is not part of the language; write the value itself"
  }

  def "at the top of a file, refused: #line"() {
    expect:
    problems(line + '\n' + inGroup("vm 'db01'")) == [told]

    where:
    line                                                            || told
    'import java.nio.file.Files'                                    || "1:1 'import' is not part of the language; remove it; all words are there without it"
    'import static java.lang.System.exit'                           || "1:1 'import' is not part of the language; remove it; all words are there without it"
    "@Grab('a:b:1') import java.io.File"                            || "1:1 'import' is not part of the language; remove it; all words are there without it"
    'package a.b'                                                   || "1:1 'package' is not part of the language; remove it"
    'class A { static { System.exit(0) } }'                         || '1:1 declaring a type is not part of the language; write words and values only'
    'enum A { B }'                                                  || '1:1 declaring a type is not part of the language; write words and values only'
    '@groovy.transform.ASTTest(value = { System.exit(0) }) class A { }' || '1:1 declaring a type is not part of the language; write words and values only'
    'void m() { m() }'                                              || '1:1 declaring a method is not part of the language; use a loop for what repeats'
    'def m() { 1 }'                                                 || '1:1 declaring a method is not part of the language; use a loop for what repeats'
  }

  def "not readable: #line"() {
    expect:
    problems(inGroup("vm 'db01'\n      " + line)) == [told]

    where:
    line                        || told
    "vm 'app01"                 || "7:10 the text that begins here has no closing quote; end it with '"
    'vm "app${1"'               || '7:17 the text that begins here has no closing quote; end it with "'
    "vm('app01'"                || "8:5 ')' is missing before '}'"
    "vm 'app01')"               || "7:17 '}' is missing before ')'"
    'verify {'                  || "7:14 '{' is never closed; add '}'"
    '}'                         || "10:1 '}' closes nothing; remove it"
    "vm 'app01',, delay: 3"     || '7:17 no argument follows this comma; remove it, or add what is missing'
    "tcp port: 1 within: 3"     || "7:19 a comma is missing before 'within'"
    'wait 30 seconds'           || "7:15 'seconds' is not expected here; a comma may be missing before it"
    'vm “app01”'                || "7:10 unexpected character '“'; names and texts are written in straight quotes, as 'db01'"
    'vm \u200B\'app01\''        || '7:10 there is an invisible character, 200B; remove it'
    "vm 'a\\qb'"                || '7:10 this text has a backslash that means nothing; write it twice: \\\\'
    'vm /app01/'                || '7:10 a text between slashes is not part of the language; write it in quotes'
    '/* never closed'           || '7:7 the comment that begins here is never closed; end it with */'
  }

  def "what Groovy's own parser breaks at is not readable"() {
    expect:
    problems(inGroup("vm 'db01', retries: - -1")) == ['0:0 this is not readable as Groovy']
  }

  def "a block that is never closed is told where it begins, not where the file ends"() {
    expect:
    problems('''\
      runbook('x') {
        failover {
          group('a') {
            vm 'x'
          group('b') {
            vm 'y'
          }
        }
      }
      '''.stripIndent()) == ["3:16 '{' is never closed; add '}'"]
  }
}
