// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference

/** What IntelliJ IDEA offers a GroovyDSL script, as far as ours uses it; it keeps what is contributed. */
abstract class FakeGdsl extends Script {

  private final List<Tuple2<Map, Closure>> contributors = []

  Map context(Map what) {
    what
  }

  String scriptScope(Map what) {
    assert what == null
    'script'
  }

  String closureScope(Map what) {
    assert what == [isArgument: true]
    'closure'
  }

  void contributor(Map context, Closure body) {
    contributors << new Tuple2<>(context, body)
  }

  /** What is offered in a context, at a place within the closures of these calls, outermost first. */
  Members members(Map context, List<String> calls) {
    def members = new Members(calls: calls)
    contributors.findAll { it.v1 == context }.each {
      def body = it.v2.clone() as Closure
      body.delegate = members
      body.resolveStrategy = Closure.DELEGATE_FIRST
      body.call()
    }
    members
  }

  /** What a contributor may call. */
  static class Members {
    List<String> calls
    List<Map> methods = []
    List<Map> properties = []

    void method(Map method) {
      assert (method.keySet() - ['name', 'type', 'params', 'namedParams', 'doc']).empty
      methods << method
    }

    void property(Map property) {
      assert property.keySet() == ['name', 'type', 'doc'] as Set
      properties << property
    }

    Map parameter(Map parameter) {
      assert parameter.keySet() == ['name', 'type', 'doc'] as Set
      parameter
    }

    Map enclosingCall(String name) {
      int depth = calls.lastIndexOf(name)
      depth < 0 ? null : [textRange: [startOffset: depth]]
    }
  }
}
