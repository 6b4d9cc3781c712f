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

  /** A runbook with a replica of each kind; its other words begin at line 4, column 3. */
  static String withKinds(String body) {
    withSites("""replicas { snapshot 'db01'; cdp 'mq01'; universal 'ora01', mountHost: 'mnt01'; vapp 'portal', of: ['portal-db', 'portal-web'] }
  $body""")
  }

  /** A runbook with its sites only; its other words begin at line 3, column 3. */
  static String withSites(String body) {
    '''\
    runbook('erp') {
      sites production: 'berlin', recovery: 'frankfurt'
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

  /** The second places of what is wrong, as "line:column text". */
  static List<String> related(String text) {
    new RunbookLoader().check('erp.groovy', text).report().problems()
      .collectMany { it.related().stream().toList() }
      .collect { "${it.at().line()}:${it.at().column()} ${it.text()}".toString() }
  }

  private static String told(Problem problem) {
    "${problem.at().line()}:${problem.at().column()} ${problem.message()}"
  }
}
