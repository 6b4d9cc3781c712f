// SPDX-License-Identifier: Apache-2.0
package io.muster.metrics

/** A page in Prometheus' text format 0.0.4, read as strictly as it is written down. */
class PrometheusPage {

  private static final SAMPLE = /([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (NaN|[+-]Inf|[0-9.eE+-]+)/
  private static final LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"/
  private static final PARTS = ['_bucket', '_sum', '_count']

  final Map<String, String> helps = [:]
  final Map<String, String> types = [:]
  final Map<List, Double> samples = [:]

  PrometheusPage(String text) {
    assert text.endsWith('\n')
    String family = ''
    Set<String> over = []
    text.readLines().each { line ->
      def (_, what, name, rest) = (line =~ /# (HELP|TYPE) (\S+) (.+)/).with { it.matches() ? it[0] : [null, null, null, null] }
      if (what) {
        if (name != family) {
          assert over.add(family) && !(name in over), "$name is in two places"
          family = name
        }
        def known = what == 'HELP' ? helps : types
        assert known.put(name, rest) == null, "$line is there twice"
      } else {
        sample(line, family)
      }
    }
    histograms()
  }

  private void sample(String line, String family) {
    def parts = line =~ SAMPLE
    assert parts.matches(), "'$line' is no sample"
    def (_, name, labels, value) = parts[0]
    assert name == family || types[family] == 'histogram' && name in PARTS.collect { family + it }, "$name stands below $family"
    def key = [name, (labels ?: '').findAll(LABEL) { it[1..2] }.collectEntries { it }]
    assert samples.put(key, value == '+Inf' ? Double.POSITIVE_INFINITY : value as Double) == null, "$key is there twice"
  }

  private void histograms() {
    types.findAll { it.value == 'histogram' }.keySet().each { name ->
      samples.findAll { it.key[0] == name + '_bucket' }.groupBy { it.key[1] - [le: it.key[1].le] }.each { labels, buckets ->
        def counts = buckets.collect { [it.key[1].le == '+Inf' ? Double.POSITIVE_INFINITY : it.key[1].le as Double, it.value] }
        assert counts == counts.sort(false) { it[0] } && counts*.get(1) == counts*.get(1).sort(false), "$name $labels is not cumulative"
        assert counts.last() == [Double.POSITIVE_INFINITY, value(labels, name + '_count')]
        assert value(labels, name + '_sum') != null
      }
    }
  }

  Double value(Map labels = [:], String name) {
    samples[[name, labels]]
  }

  /** The names that a query can have. */
  Set<String> names() {
    types.collectMany { name, type -> type == 'histogram' ? PARTS.collect { part -> name + part } : [name] } as Set
  }
}
