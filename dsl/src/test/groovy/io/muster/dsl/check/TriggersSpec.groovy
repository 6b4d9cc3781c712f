// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import static io.muster.dsl.RunbookTexts.inRunbook
import static io.muster.dsl.RunbookTexts.problems
import static io.muster.dsl.RunbookTexts.related

import spock.lang.Specification

class TriggersSpec extends Specification {

  def "a trigger differs from others and can happen: #told"() {
    expect:
    problems(text) == told
    related(text) == places

    where:
    text                                                                                                                                                                                                               || told | places
    inRunbook("triggers { webhook 'a', secret: 's', runs: failover; webhook 'a', secret: 's', runs: drill }")                                                                                                          || ["5:64 webhook 'a' is already declared (first at line 5); give one of them another name"] | ["5:22 'a' is here first"]
    inRunbook("triggers { webhook 'a b', secret: 's', runs: failover }")                                                                                                                                               || ["5:22 'a b' cannot be the name of a webhook; it is the last part of its address: letters, digits, '-', '_', '.' and '~'"] | []
    inRunbook("triggers { webhook '..', secret: 's', runs: failover }")                                                                                                                                                || ["5:22 '..' cannot be the name of a webhook; it is the last part of its address: letters, digits, '-', '_', '.' and '~'"] | []
    inRunbook("triggers { webhook 'a', secret: '', runs: failover }")                                                                                                                                                  || ['5:35 the name of a key is empty'] | []
    inRunbook("triggers { email 'imaps://dr@mail.example.com', allow: ['@example.com'], subject: 'GO', runs: failover; email 'imaps://dr@mail.example.com', allow: ['noc@example.com'], subject: 'GO', runs: drill }") || ['5:181 a mail with this subject in this mailbox is already a trigger (first at line 5); give one of them another subject'] | ["5:85 'GO' is here first"]
    inRunbook("triggers { email 'imaps://dr@mail.example.com', allow: [], subject: 'GO', runs: failover }")                                                                                                            || ["5:58 nobody may send this mail; name senders or their domains, as in allow: ['noc@example.com', '@example.com']"] | []
    inRunbook("triggers { email 'imaps://dr@mail.example.com', allow: ['noc'], subject: ' ', runs: failover }")                                                                                                        || ["5:59 'noc' is no sender; write an address such as noc@example.com, or a domain such as @example.com", "5:76 the subject is empty, and every mail would start the plan; say what it has to be, as in subject: 'FAILOVER ERP'"] | []
    inRunbook("triggers { email 'dr@mail.example.com', allow: ['noc@example.com'], subject: 'GO', runs: failover }")                                                                                                   || ["5:20 'dr@mail.example.com' is no Camel endpoint; it begins with the name of a component, as in smtp:dr-team@example.com"] | []
    inRunbook("triggers { from 'alerts', runs: drill }")                                                                                                                                                               || ["5:19 'alerts' is no Camel endpoint; it begins with the name of a component, as in smtp:dr-team@example.com"] | []
    inRunbook("triggers { from 'kafka:alerts', when: '', runs: drill }")                                                                                                                                               || ["5:41 'when' is empty; say what has to hold, or remove it"] | []
    inRunbook("triggers { from 'kafka:alerts', when: '\${header.severity == 1', runs: drill }")                                                                                                                        || ["5:41 a '\${' in 'when' has no '}'; write it as in '\${header.severity} == \"critical\"'"] | []
    inRunbook("triggers { from 'kafka:alerts', when: '\${header.a} == \"}\"', runs: drill }")                                                                                                                          || [] | []
  }

  def "what discards data is confirmed: #told"() {
    expect:
    problems(text) == told

    where:
    text                                                                                || told
    inRunbook("triggers { webhook 'a', secret: 's', runs: undo }")                      || ['5:46 undo discards what was written at the recovery site; write confirm: true, so that somebody is asked first']
    inRunbook("triggers { webhook 'a', secret: 's', runs: permanent, confirm: false }") || ['5:46 after permanent there is no way back to the production VMs; write confirm: true, so that somebody is asked first']
    inRunbook("triggers { webhook 'a', secret: 's', runs: commit }")                    || ['5:46 after commit there is no way back to the replicas; write confirm: true, so that somebody is asked first']
    inRunbook("triggers { webhook 'a', secret: 's', runs: permanent, confirm: true }")  || []
    inRunbook("triggers { webhook 'a', secret: 's', runs: failback }")                  || []
  }
}
