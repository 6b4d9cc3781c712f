// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import static io.muster.dsl.RunbookTexts.inGroup
import static io.muster.dsl.RunbookTexts.inRunbook
import static io.muster.dsl.RunbookTexts.problems

import spock.lang.Specification
import spock.lang.Timeout

class SecretsSpec extends Specification {

  def "a secret is not written in the text: #told"() {
    expect:
    problems(text) == told

    where:
    text                                                                                                                            || told
    inGroup("vm 'db01'; guest 'db01', run: '/x', args: ['--user=a', '--password=b']")                                               || ['6:62 a secret is written in the arguments of this program; keep it in the configuration and write {{its.name}}']
    inGroup("vm 'db01'; guest 'db01', run: '/x', args: ['--token', 'b']")                                                           || ['6:50 a secret is written in the arguments of this program; keep it in the configuration and write {{its.name}}']
    inGroup("vm 'db01'; guest 'db01', run: '/x', args: ['--no-password', '--fast']")                                                || []
    inGroup("vm 'db01'; guest 'db01', run: '/x', args: ['--password={{erp.password}}', '--token', '{{erp.token}}']")                || []
    inGroup("vm 'db01'; verify { call 'https://a.b/c?apikey=x', within: 1.minute }")                                                || ['6:32 a secret is written in this address; keep it in the configuration and write {{its.name}}']
    inGroup("vm 'db01'; verify { call 'https://a.b/c', headers: [Authorization: 'x'], body: [a: [token: 'x']], within: 1.minute }") || ["6:58 a secret is written in 'Authorization'; keep it in the configuration and write {{its.name}}", "6:86 a secret is written in 'token'; keep it in the configuration and write {{its.name}}"]
    inGroup("vm 'db01'; verify { guest 'db01', run: '/x', args: ['password=b'], within: 1.minute }")                                || ['6:59 a secret is written in the arguments of this program; keep it in the configuration and write {{its.name}}']
    inGroup("vm 'db01'; verify { http 'https://a.b/c?token=x', within: 1.minute }")                                                 || ['6:32 a secret is written in this address; keep it in the configuration and write {{its.name}}']
    inGroup("vm 'db01'; call 'direct:a', undo: { call 'direct:b?password=x' }")                                                     || ['6:48 a secret is written in this address; keep it in the configuration and write {{its.name}}']
    inGroup("vm 'db01'; notify 'smtp:a@b', subject: 'new password = x', body: 'see the token of the day'")                          || ["6:46 a secret is written in 'subject'; keep it in the configuration and write {{its.name}}"]
    inGroup("vm 'db01'; call 'direct:a', body: 'user=a&password=b'")                                                                || ["6:41 a secret is written in 'body'; keep it in the configuration and write {{its.name}}"]
    inGroup("vm 'db01'; call 'direct:a', body: [users: [[name: 'a', password: 'b']]]")                                              || ["6:41 a secret is written in 'password'; keep it in the configuration and write {{its.name}}"]
    inRunbook("triggers { email 'imaps://dr:secret@mail.example.com', allow: ['noc@example.com'], subject: 'GO', runs: failover }") || ['5:20 a secret is written in this address; keep it in the configuration and write {{its.name}}']
    inRunbook("triggers { from 'kafka:alerts?saslPassword=x', runs: drill }")                                                       || ['5:19 a secret is written in this address; keep it in the configuration and write {{its.name}}']
    inRunbook("triggers { from 'kafka:alerts?saslPassword={{kafka.password}}', runs: drill }")                                      || []
    inRunbook("triggers { webhook 'a', secret: '3f2504e0-4f89-11d3-9a0c-0305e82c3301', runs: drill }")                              || ["5:35 this looks like the key itself; keep the key in the configuration and write its name, as in 'erp-hook'"]
    inRunbook("triggers { webhook 'a', secret: 'kJ8sd72hFk29sLq81hGq', runs: drill }")                                              || ["5:35 this looks like the key itself; keep the key in the configuration and write its name, as in 'erp-hook'"]
    inRunbook("triggers { webhook 'a', secret: 'Zm9v+/YmFy==', runs: drill }")                                                      || ["5:35 this looks like the key itself; keep the key in the configuration and write its name, as in 'erp-hook'"]
    inRunbook("triggers { webhook 'a', secret: 'customer-portal-alarm-hook-2026', runs: drill }")                                   || []
    inRunbook("triggers { webhook 'a', secret: '{{erp.hook}}', runs: drill }")                                                      || []
  }

  @Timeout(60)
  def "a text as long as it may be is looked at once: #part"() {
    given:
    def text = part * 100_000.intdiv(part.length())

    expect:
    [SecretTexts.inAddress(text), SecretTexts.inText(text), SecretTexts.inOption('-' + text, Optional.empty())].every { it.isEmpty() }

    where:
    part << ['?', '?token', 'token', '-', '-token', 'password ', '://', '://a:', '&a=', '=']
  }
}
