// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language

import groovyjarjarantlr4.v4.runtime.CharStreams
import groovyjarjarantlr4.v4.runtime.CommonTokenStream
import java.nio.file.Files
import java.nio.file.Path
import org.apache.groovy.parser.antlr4.GroovyLangLexer
import org.apache.groovy.parser.antlr4.GroovyLangParser
import spock.lang.Specification

class QuickDecisionsSpec extends Specification {

  def "#file.name is parsed as Groovy's own parser does it"() {
    expect:
    tree(file.text, true) == tree(file.text, false)

    where: 'the specs of this module are as much Groovy as there is'
    file << Files.walk(Path.of('src/test/groovy')).toList()*.toFile().findAll { it.name.endsWith('.groovy') }
  }

  def "'#line' is parsed as Groovy's own parser does it"() {
    expect:
    tree(line, true) == tree(line, false)

    where:
    line << [
      "a 'b' c 'd'",
      "a b c d e",
      "a.b 'c', d: 1",
      "a('b') 'c'",
      "a('b')\n{ c 'd' }",
      "a 'b', { c }",
      "a { b } { c }",
      "a b -> c",
      "a(b -> c)",
      "a (b) -> c",
      "x = a ? b : c",
      "x = a\n  ? b\n  : c",
      "x = a\n  .b()\n  .c 'd'",
      "x = [a, b: c, 'd': e]",
      "x = [a: { b }]",
      "a\n'b'",
      "a\nb\n\nc 'd'",
      "a +\n b",
      "a\n+ b",
      "a: b",
      "a 'b': c",
      "if (a) b 'c' else d 'e'",
      "for (a in b) { c a }",
      "for (a in b) c a, d: 'e'",
      "switch (a) { case b: c 'd'; default: e }",
      "class A extends B { C d = e; F g() { h 'i' } }",
      "void a(B c) { d 'e' }",
      "def a() { b }",
      "A b = c",
      "a as B",
      "a instanceof B",
      "a << b << 'c'",
      'a "b${c}d" , e',
      "a 1, 2",
      "a -1",
      "a[b] 'c'",
      "a.'b' 'c'",
      "return a 'b'",
      "assert a : 'b'",
      "try { a } finally { b }",
      "new A('b') { c }",
      "a.&b",
      "a::b",
      "a?.b 'c'",
      "a*.b { c }",
      "@A b c",
      "var a = b 'c'"
    ]
  }

  private static String tree(String text, boolean quick) {
    def parser = new GroovyLangParser(new CommonTokenStream(new GroovyLangLexer(CharStreams.fromString(text))))
    parser.removeErrorListeners()
    if (quick) {
      parser.interpreter = new QuickDecisions(parser, parser.ATN)
    } else {
      parser.interpreter.enable_global_context_dfa = true
    }
    try {
      parser.compilationUnit().toStringTree(parser)
    } catch (AssertionError refused) {
      "refused: $refused.message"
    }
  }
}
