// SPDX-License-Identifier: Apache-2.0
package io.muster.cli

import io.muster.app.api.ApiSpecification
import io.muster.cli.view.RunStatus
import io.muster.cli.view.RunsTable
import io.muster.run.Control
import io.muster.run.RunId
import io.muster.runbook.PlanName
import java.nio.file.Files
import java.time.Duration

/** A node that is asked over its API is shown as a journal at hand. */
class RemoteRunsSpec extends ApiSpecification {

  def out = new StringWriter()
  def options = new RunOptions()

  private RemoteRuns remote(String who = 'bob') {
    new RemoteRuns(Remote.at(server.address(), [MUSTER_TOKEN: tokens[who]]), new Console(new PrintWriter(out, true), new PrintWriter(out, true), false), options)
  }

  private String printed(Closure<Integer> work) {
    out.buffer.length = 0
    assert work() == 0
    "$out"
  }

  def 'a run is started, followed, listed and shown with the same words as at hand'() {
    when:
    def followed = printed { remote().start('crm', PlanName.DRILL, [] as Set, Duration.ZERO) }
    def run = records.journal().runs().first().id()

    then:
    followed.contains("run $run")
    followed.readLines().any { it.contains('drill/all/crm01') }

    and:
    printed { remote().list() } == RunsTable.text(records.journal().runs())
    printed { remote().status(run) } == new RunStatus(records.journal().find(run).get(), records.journal().events(run)).text()

    when:
    options.@output = RunOptions.Output.JSON

    then:
    printed { remote().list() } == RunsTable.json(records.journal().runs())
    printed { remote().status(run) } == new RunStatus(records.journal().find(run).get(), records.journal().events(run)).json()
    printed { remote().watch(run) }.readLines().every { it.startsWith('{"time":') }
  }

  def 'a question is answered, and a time moved'() {
    given:
    def run = new RunId(start('bob', 'erp', [plan: 'failover']))
    soon.eventually { assert status(run.value()).asks.size() == 1 }

    expect:
    printed { remote().move(run, java.time.Instant.parse('2099-01-01T00:00:00Z')) } == "run '$run' waits until 2099-01-01T00:00:00Z\n"
    printed { remote().answer(run, Optional.empty(), 'keep') } == "run '$run' is decided: keep\n"
  }

  def 'a halted run is told to go on, and is shown from there'() {
    given:
    Files.writeString(data.resolve('runbooks/crm.lab.groovy'), "lab { faults { refuse 'powerOn', of: 'crm01_replica', times: 1 } }")

    expect:
    remote().start('crm', PlanName.FAILOVER, ['crm01'] as Set, Duration.ZERO) == ExitCode.HALTED
    def run = records.journal().runs().first().id()
    printed { remote().tell(run, Control.RETRY, Optional.empty()) }.readLines().count { it.contains('halted') } == 0
    status(run.value()).outcome == 'done'
  }

  def 'what the node refuses is said with its sentences: #code'() {
    when:
    work(remote(who))

    then:
    def e = thrown CommandRefused
    e.exitCode() == code
    e.message == sentence

    where:
    who   | work                                                                          || code             | sentence
    'bob' | { it.status(new RunId('none')) }                                              || ExitCode.INVALID | "there is no run 'none'; 'muster runs' lists them"
    'eve' | { it.start('crm', PlanName.DRILL, [] as Set, Duration.ZERO) }                 || ExitCode.REFUSED | "'eve' is viewer, and this takes operator; ask an administrator for that"
    'bob' | { it.start('crm', PlanName.DRILL, ['nope'] as Set, Duration.ZERO) }           || ExitCode.INVALID | "plan 'drill' has no machine 'nope'; it has [crm01]"
  }

  def 'what is no node is said in a sentence'() {
    when:
    Remote.at(address, environment).get('/v1/runs')

    then:
    def e = thrown CommandRefused
    e.message == sentence

    where:
    address                  | environment            || sentence
    'localhost'              | [MUSTER_TOKEN: 'x']    || "'localhost' is no address of a server; write one such as http://127.0.0.1:8411"
    'http://u:p@127.0.0.1'   | [MUSTER_TOKEN: 'x']    || "'http://u:p@127.0.0.1' is no address of a server; write one such as http://127.0.0.1:8411"
    'http://127.0.0.1:8411'  | [:]                    || "--server needs a token in the environment; set MUSTER_TOKEN to one of 'muster token create'"
    'http://127.0.0.1:1'     | [MUSTER_TOKEN: 'x']    || "'http://127.0.0.1:1' does not answer (ConnectException); is 'muster serve' running there with a port?"
  }
}
