// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check

import static io.muster.dsl.RunbookTexts.inFailover
import static io.muster.dsl.RunbookTexts.inGroup
import static io.muster.dsl.RunbookTexts.inRunbook
import static io.muster.dsl.RunbookTexts.problems

import io.muster.dsl.RunbookLoader
import io.muster.problem.InvalidRunbookException
import io.muster.problem.Severity
import spock.lang.Specification

class ChecksSpec extends Specification {

  def "in a failover: #text"() {
    expect:
    problems(inFailover(text)) == told

    where:
    text                                                                 || told
    "group('a') { vm 'db01' }; group('a') { vm 'app01' }"                || ["5:37 group 'a' is already declared (first at line 5); give one of them another name"]
    "group('a') { vm 'db01' }; group('b') { vm 'db01' }"                 || ["5:47 machine 'db01' is already in this plan (first at line 5); a plan starts each machine once; remove one"]
    "group('a') { vm 'db01' }; group('b', after: 'aa') { vm 'app01' }"   || ["5:49 group 'b' waits for 'aa', which is no group of this plan; did you mean 'a'?"]
    "group('a') { vm 'db01' }; group('b', after: ['a', 'zzz']) { vm 'app01' }" || ["5:55 group 'b' waits for 'zzz', which is no group of this plan; the groups are a, b"]
    "group('a', after: 'a') { vm 'db01' }"                               || ["5:23 group 'a' waits for itself; take one of the names out of 'after'"]
    "group('a', after: 'b') { vm 'db01' }; group('b') { vm 'app01' }"    || ["5:23 these groups wait for each other: a after b after a; take one of the names out of 'after'"]
    "group('a') { vm 'db02' }"                                           || ["5:21 machine 'db02' has no replica; did you mean 'db01'?"]
    "group('a') { vm 'mail' }"                                           || ["5:21 machine 'mail' has no replica; declare it: replicas { snapshot 'mail' }"]
    "group('a') { vm 'db01'; verify { tools 'app01', within: 1.minute } }" || ["5:44 machine 'app01' is verified, but this plan does not start it; start it with vm 'app01', or remove this"]
    "group('a') { }; group('b') { vm 'db01' }"                           || ["5:11 group 'a' is empty; write its machines, as in vm 'db01', or remove it"]
    "group('a') { wait 1.second }"                                       || ["4:3 this plan starts no machine; write group('databases') { vm 'db01' }"]
    ""                                                                   || ["4:3 this plan starts no machine; write group('databases') { vm 'db01' }"]
    "group('before') { vm 'db01' }"                                      || ["5:11 a group cannot be called 'before'; the steps before and after all groups have this name; choose another"]
    "group('a/b') { vm 'db01' }"                                         || ["5:11 the name of a group cannot contain '/' or a control character; the names of steps are paths, such as failover/databases/db01"]
    "group('') { vm 'db01' }"                                            || ["5:11 the name of a group is empty"]
    "group('a', parallel: 0) { vm 'db01' }"                              || ["5:26 'parallel' is 0; it can be 1 to 1000"]
  }

  def "in a group: #text"() {
    expect:
    problems(inGroup("vm 'db01'; $text")) == [told]

    where:
    text                                                    || told
    "vm 'app01', retries: 101"                              || "6:39 'retries' is 101; it can be 0 to 100"
    "vm 'app01', delay: -1.second"                          || "6:37 'delay' is negative; it has to be more than nothing and at most 30 days"
    "vm 'app01', timeout: 0.seconds"                        || "6:39 'timeout' is zero; it has to be more than nothing and at most 30 days"
    "wait 31.days"                                          || "6:23 'wait' is 31 days; it has to be more than nothing and at most 30 days"
    "verify { tools 'db01', within: 0.seconds }"            || "6:49 'within' is zero; it has to be more than nothing and at most 30 days"
    "verify { tcp 'db01', port: 0, within: 1.minute }"      || "6:45 'port' is 0; it can be 1 to 65535"
    "verify { http 'https://a.b', status: 20, within: 1.minute }" || "6:55 'status' is 20; it can be 100 to 599"
    "verify { http 'a.b/health', within: 1.minute }"        || "6:32 'a.b/health' is not a web address; write it in full, as in https://portal.example.com/health"
    "call 'status.example.com'"                             || "6:23 'status.example.com' is no Camel endpoint; it begins with the name of a component, as in smtp:dr-team@example.com"
    "notify 'https:// x'"                                   || "6:25 'https:// x' is not a web address; write it in full, as in https://portal.example.com/health"
  }

  def "in a runbook: #text"() {
    expect:
    problems(inRunbook(text)) == [told]

    where:
    text                                                       || told
    "rto 0.seconds"                                            || "5:7 'rto' is zero; it has to be more than nothing and at most 30 days"
    "networks { map 'a', to: 'b', test: 'b' }"                 || "5:38 the test network 'b' is a live network of the recovery site; drills need an isolated port group"
    "networks { map 'a', to: 'b'; map 'a', to: 'c' }"          || "5:36 network 'a' is already mapped (first at line 5); a network goes to one place; remove one"
    "networks { map ' a', to: 'b' }"                           || "5:18 the name of a network begins or ends with a space"
  }

  def "a replica belongs to one machine: #replicas"() {
    expect:
    problems(inRunbook('').replace("snapshot 'app01'", replicas)) == [told]

    where:
    replicas                                || told
    "snapshot 'db01', replica: 'x'"         || "3:40 the replica of 'db01' is already declared (first at line 3); remove one of them"
    "snapshot 'a', replica: 'db01_replica'" || "3:54 'db01_replica' is already the replica of another machine (first at line 3); name the replica of each machine with replica: '..'"
  }

  def "a runbook has two sites and a plan"() {
    expect:
    problems("runbook('x') { title 'y' }") == [
      "1:1 runbook 'x' has no 'sites'; write sites production: 'berlin', recovery: 'frankfurt'",
      "1:1 runbook 'x' has no 'failover'; write failover { group('all') { vm 'db01' } }"
    ]
    problems(inRunbook('').replace('frankfurt', 'berlin')) ==
      ["2:41 'berlin' is both the production and the recovery site; name two sites; both may have the same vCenter"]
  }

  def "a warning does not keep a runbook from being loaded: #text"() {
    when:
    def report = new RunbookLoader().load('erp.groovy', inGroup("vm 'db01'; $text")).report()

    then:
    report.problems()*.severity() == [Severity.WARNING]
    report.problems()*.message() == [told]

    where:
    text                                                          || told
    "call 'http://a.b', headers: [Authorization: 'Bearer x']"     || "a secret is written in 'Authorization'; keep it in the configuration and write {{its.name}}"
    "call 'http://a.b', body: [password: 'x']"                    || "a secret is written in 'password'; keep it in the configuration and write {{its.name}}"
    "notify 'smtp:a.b?username=x&password=y'"                     || "a secret is written in this address; keep it in the configuration and write {{its.name}}"
    "call 'https://me:secret@a.b/c'"                              || "a secret is written in this address; keep it in the configuration and write {{its.name}}"
  }

  def "a secret that is kept elsewhere is none in the text"() {
    expect:
    problems(inGroup("vm 'db01'; notify 'smtp:a.b?password={{mail.password}}'")) == []
  }

  def "an rto shorter than the plan's own delays is a warning"() {
    expect:
    problems(inFailover("group('a') { vm 'db01'; wait 3.minutes; vm 'app01', delay: 90.seconds }")
      .replace("sites ", "rto 2.minutes; sites ")) ==
      ["2:7 the delays and waits of the plan alone take 3 minutes, longer than the rto; shorten them, start groups side by side, or aim at a longer time"]
  }

  def "every problem has an id"() {
    when:
    new RunbookLoader().load('erp.groovy', inFailover("group('a', parallel: 0) { vm 'db02'; vmm 'x' }"))

    then:
    InvalidRunbookException invalid = thrown()
    invalid.report().problems()*.id() == ['out-of-range', 'undeclared-replica', 'unknown-word', 'undeclared-replica']
  }
}
