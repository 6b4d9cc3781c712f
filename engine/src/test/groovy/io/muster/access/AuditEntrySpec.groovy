// SPDX-License-Identifier: Apache-2.0
package io.muster.access

import java.time.Instant
import spock.lang.Specification

class AuditEntrySpec extends Specification {

  static final ACT = new AuditEntry.Act(Instant.parse('2026-11-21T03:15:00Z'), 'ada', '192.0.2.1', 'startRun', 'erp', 'flood', 'done')

  def 'an entry fits what it says and nothing else: #changed'() {
    given:
    def entry = AuditEntry.after(Optional.of(AuditEntry.after(Optional.empty(), ACT)), ACT)

    expect:
    entry.number() == 2
    entry.fits()
    !changed(entry).fits()

    where:
    changed << [
      { new AuditEntry(3, it.act(), it.previous(), it.hash()) },
      { new AuditEntry(2, it.act(), '0' * 64, it.hash()) },
      { new AuditEntry(2, act(who: 'bob'), it.previous(), it.hash()) },
      { new AuditEntry(2, act(why: 'fire'), it.previous(), it.hash()) },
      { new AuditEntry(2, act(outcome: 'refused'), it.previous(), it.hash()) },
      { new AuditEntry(2, act(about: 'erpflood', why: ''), it.previous(), it.hash()) },
    ]
  }

  private static AuditEntry.Act act(Map<String, String> other) {
    def all = [who: 'ada', from: '192.0.2.1', what: 'startRun', about: 'erp', why: 'flood', outcome: 'done'] + other
    new AuditEntry.Act(ACT.time(), all.who, all.from, all.what, all.about, all.why, all.outcome)
  }
}
