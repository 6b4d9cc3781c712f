// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference

/** Puts the example of a word into the smallest runbook that it can stand in. A new block needs a place here. */
class ExampleContexts {

  /** A runbook around an example, by the block that the example stands in. */
  private static final Map<String, Closure<String>> AROUND = [
    file: { word, example -> example },
    runbook: { word, example -> runbook(word, example) },
    parameters: { word, example -> runbook('parameters', "parameters { $example }") },
    addresses: { word, example -> runbook('addresses', "addresses { $example }") },
    failback: { word, example -> runbook('failback', "failback { $example }") },
    drills: { word, example -> runbook('drills', "drills { $example }") },
    triggers: { word, example -> runbook('triggers', "triggers { $example }") },
    decide: { word, example -> decided(word, example) },
    networks: { word, example -> runbook('networks', "networks { $example }") },
    replicas: { word, example -> runbook('replicas', "replicas { $example }") },
    failover: { word, example -> failover(example) },
    group: { word, example -> group(example) },
    steps: { word, example -> failover("before { $example }") },
    verify: { word, example -> group("verify { $example }") },
  ]

  /** What an example means by { .. }, by the block that the braces are. */
  private static final Map<String, String> WITHIN = [
    runbook: lines([:]),
    group: "vm 'app01'",
  ]

  /** The runbook around the example of a word. */
  static String around(String block, String word, String example, Optional<WordDescription.Body> body) {
    if (!AROUND[block]) {
      throw new IllegalArgumentException("ExampleContexts does not know where the block '$block' stands; add a runbook around it to AROUND")
    }
    AROUND[block](word, complete(example, body))
  }

  private static String complete(String example, Optional<WordDescription.Body> body) {
    if (!example.contains('{ .. }')) {
      return example
    }
    def within = body.map { WITHIN[it.block()] }.orElse(null)
    if (!within) {
      throw new IllegalArgumentException("ExampleContexts does not know what { .. } means in \"$example\"; add it to WITHIN, or write the example out")
    }
    example.replace('{ .. }', "{ $within }")
  }

  /** What is decided after a failback stands there; all else after a failover. */
  private static String decided(String word, String example) {
    def decide = "decide { $example\n ${word == 'within' ? '' : 'within 2.hours, otherwise: keep'} }"
    example.contains('commit') ? runbook('failback', "failback { $decide }") : failover(decide)
  }

  private static String group(String example) {
    failover("group('machines') { vm 'web01'\n $example }")
  }

  private static String failover(String example) {
    runbook('failover', "failover { group('databases') { vm 'mq01' }\n $example }")
  }

  private static String runbook(String word, String example) {
    "runbook('erp') { ${lines([(word): example])} }"
  }

  /** The words that no runbook is without, and others that may take their place. */
  private static String lines(Map<String, String> others) {
    def needed = [
      sites: "sites production: 'berlin', recovery: 'frankfurt'",
      replicas: "replicas { snapshot 'mq01'; snapshot 'web01'; snapshot 'app01'; snapshot 'db01' }",
      failover: "failover { group('databases') { vm 'mq01' } }",
    ]
    (needed + others).values().join('\n')
  }
}
