// SPDX-License-Identifier: Apache-2.0
package io.muster.access

import spock.lang.Specification

class ScopeSpec extends Specification {

  def '#patterns cover #machine of #runbook: #covered'() {
    expect:
    new Scope(patterns).covers(runbook, machine) == covered

    where:
    patterns                 | runbook | machine  || covered
    []                       | 'erp'   | 'db01'   || true
    ['db01']                 | 'erp'   | 'db01'   || true
    ['db01']                 | 'erp'   | 'db012'  || false
    ['web*', 'db*']          | 'erp'   | 'db01'   || true
    ['web*']                 | 'erp'   | 'db01'   || false
    ['*01']                  | 'erp'   | 'db01'   || true
    ['d*0*1']                | 'erp'   | 'db01'   || true
    ['d?01']                 | 'erp'   | 'db01'   || true
    ['d?1']                  | 'erp'   | 'db01'   || false
    ['DB01']                 | 'erp'   | 'db01'   || false
    ['db.1']                 | 'erp'   | 'db01'   || false
    ['runbook:erp']          | 'erp'   | 'db01'   || true
    ['runbook:e*']           | 'crm'   | 'db01'   || false
    ['erp']                  | 'erp'   | 'db01'   || false
    ['*']                    | 'erp'   | ''       || true
    ['a*a*a*a*a*a*a*a*a*b']  | 'erp'   | 'a' * 99 || false
  }

  def 'a plan is in a scope when all its machines are'() {
    expect:
    new Scope(['web*', 'runbook:crm']).coversAll(runbook, machines) == covered

    where:
    runbook | machines         || covered
    'erp'   | ['web1', 'web2'] || true
    'erp'   | ['web1', 'db01'] || false
    'crm'   | ['web1', 'db01'] || true
    'crm'   | []               || true
    'erp'   | []               || false
  }

  def 'patterns that can mean nothing are refused'() {
    when:
    new Scope(patterns)

    then:
    def e = thrown AccessException
    e.message.contains(part)

    where:
    patterns                   || part
    ['']                       || 'write such as web* or runbook:erp'
    ['runbook:']               || 'write such as web* or runbook:erp'
    ['a\nb']                   || 'write such as web* or runbook:erp'
    ['a' * 201]                || 'longer than 200 characters'
    (1..101).collect { "m$it" as String } || 'a scope has 101 patterns, and 100 are the most'
  }
}
