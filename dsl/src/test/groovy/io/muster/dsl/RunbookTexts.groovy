// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl

import io.muster.problem.InvalidRunbookException
import io.muster.problem.Problem
import io.muster.runbook.Runbook

/** Loads texts for specs, and tells what is wrong with them in one line a problem. */
class RunbookTexts {

  /** The runbook of a text that has no errors. */
  static Runbook runbook(String text) {
    new RunbookLoader().load('erp.groovy', text.stripIndent()).runbook()
  }

  /** A runbook around the body of one group; the body begins at line 6, column 7. */
  static String inGroup(String body) {
    '''\
    runbook('erp') {
      sites production: 'berlin', recovery: 'frankfurt'
      replicas { snapshot 'db01'; snapshot 'app01' }
      failover {
        group('all') {
          BODY
        }
      }
    }
    '''.stripIndent().replace('BODY', body)
  }

  /** A runbook around the body of its failover; the body begins at line 5, column 5. */
  static String inFailover(String body) {
    '''\
    runbook('erp') {
      sites production: 'berlin', recovery: 'frankfurt'
      replicas { snapshot 'db01'; snapshot 'app01' }
      failover {
        BODY
      }
    }
    '''.stripIndent().replace('BODY', body)
  }

  /** A complete runbook with more words; they begin at line 5, column 3. */
  static String inRunbook(String body) {
    '''\
    runbook('erp') {
      sites production: 'berlin', recovery: 'frankfurt'
      replicas { snapshot 'db01'; snapshot 'app01' }
      failover { group('all') { vm 'db01' } }
      BODY
    }
    '''.stripIndent().replace('BODY', body)
  }

  /** What is wrong, as "line:column sentence; hint". */
  static List<String> problems(String text) {
    try {
      new RunbookLoader().load('erp.groovy', text).report().problems().collect { told(it) }
    } catch (InvalidRunbookException invalid) {
      invalid.report().problems().collect { told(it) }
    }
  }

  private static String told(Problem problem) {
    "${problem.at().line()}:${problem.at().column()} ${problem.message()}"
  }
}
