// SPDX-License-Identifier: Apache-2.0
package io.muster.route

import io.muster.runbook.Group
import io.muster.runbook.Position
import io.muster.runbook.StepId
import spock.lang.Specification

class ShapeSpec extends Specification {

  def 'groups #graph become #shape'() {
    expect:
    written(Shape.of(groups(graph))) == shape

    where:
    graph                                          | shape
    [a: []]                                        | 'a'
    [a: [], b: ['a'], c: ['b']]                    | '(a, b, c)'
    [a: [], b: []]                                 | '[a | b]'
    [a: [], b: ['a'], x: []]                       | '[(a, b) | x]'
    [a: [], b: ['a'], c: ['a'], d: ['b', 'c']]     | '(a, [b | c], d)'
    [a: [], b: ['a'], c: ['a', 'b']]               | '(a, b, c)'
    [a: [], b: [], c: ['a', 'b'], x: [], y: ['x']] | '[([a | b], c) | (x, y)]'
    [b: ['a'], a: []]                              | '(a, b)'
  }

  def 'where no cut is possible all groups begin together and wait at their gates'() {
    expect:
    written(Shape.of(groups([a: [], b: [], c: ['a'], d: ['a', 'b']]))) == '[a | b | c | d]'
  }

  def 'a chain of a thousand groups is a sequence'() {
    given:
    def chain = (0..<1000).collectEntries { ["g$it" as String, it == 0 ? [] : ["g${it - 1}" as String]] }

    expect:
    Shape.of(groups(chain)).parts().size() == 1000
  }

  static List<Group> groups(Map<String, List<String>> graph) {
    graph.collect { name, after ->
      new Group(new StepId("failover/$name"), new Position('erp.groovy', 1, 1), name, after as Set, 10, true, [])
    }
  }

  static String written(Shape shape) {
    switch (shape) {
      case Shape.One: return shape.group().name()
      case Shape.Sequence: return '(' + shape.parts().collect { written(it) }.join(', ') + ')'
      case Shape.Fork: return '[' + shape.parts().collect { written(it) }.join(' | ') + ']'
    }
  }
}
