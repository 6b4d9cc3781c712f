// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.codec

import io.muster.dsl.RunbookLoader
import io.muster.journal.JournalException
import io.muster.journal.Samples
import io.muster.run.RunEvent
import io.muster.runbook.PlanName
import io.muster.runbook.RestorePointChoice
import io.muster.runbook.Step
import io.muster.runbook.Trigger
import io.muster.runbook.Verification
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

class JournalJsonSpec extends Specification {

  static final Path FORMS = Path.of('src/test/resources/journal')

  /** Everything that the language has, and what comes with Muster. */
  static final List<Path> RUNBOOKS = [
    Path.of('../dsl/src/test/resources/language/erp.groovy'),
    Path.of('../dsl/src/test/resources/io/muster/dsl/format/erp.groovy'),
    FORMS.resolve('everything.groovy'),
    *groovyFiles('../runbooks'),
    *groovyFiles('../docs/examples'),
  ]

  def "a run of plan #plan of #file is read as it was written"() {
    given:
    def run = Samples.run('erp-20261121-031500', runbook(file), plan)

    when:
    def read = JournalJson.readRun(JournalJson.write(run))

    then:
    read == run
    read.plan().groups()*.after()*.toList() == run.plan().groups()*.after()*.toList()

    where:
    [file, plan] << [RUNBOOKS, PlanName.values().toList()].combinations()
  }

  def "a run is read with what may be left out of it, which one that was written earlier does not have"() {
    given:
    def whole = Samples.whole('erp-1')
    def text = JournalJson.write(whole)

    expect:
    JournalJson.readRun(text) == whole
    JournalJson.readRun(text.replaceFirst(/,"latestSwitch":"[^"]+"/, '')) == Samples.run('erp-1')
  }

  def "messages keep their values with their types"() {
    given:
    def run = Samples.run('a', new RunbookLoader().load('a.groovy', """
      runbook('erp') {
        title 'ERP'
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { snapshot 'web01' }
        failover {
          before {
            call 'https://a.example/x', method: 'POST', headers: ['b': '1', 'a': '2'], expect: 204,
              body: [one: 1, big: 12345678901, half: 1.50, yes: true, list: ['a', 2, [x: 'y']], empty: [:]]
          }
          group('web') { vm 'web01' }
        }
        failback { to original; switchover automatic }
      }""").runbook())

    when:
    def call = JournalJson.readRun(JournalJson.write(run)).plan().before().first() as Step.Call

    then:
    call == run.plan().before().first()
    call.body().get().half == 1.50
    call.body().get().half.scale() == 2
    call.body().get().big.class == Long
    call.expect().get() == 204
  }

  def "every kind of #type.simpleName is a part of the runbooks above"() {
    given:
    def text = RUNBOOKS.collectMany { [JournalJson.write(Samples.run('a', runbook(it))), JournalJson.write(Samples.run('a', runbook(it), PlanName.FAILBACK))] }.join('')

    expect:
    type.permittedSubclasses*.simpleName.findAll { !text.contains("\"is\":\"$it\"") } == []

    where:
    type << [Step, Verification, RestorePointChoice, Trigger]
  }

  def "an event of kind #event.class.simpleName is read as it was written"() {
    expect:
    JournalJson.readEvent(JournalJson.write(event)) == event

    where:
    event << Samples.events()
  }

  def "there is a sample of every kind of event"() {
    expect:
    Samples.events()*.class as Set == RunEvent.permittedSubclasses as Set
  }

  def "events in the form that has been released are read"() {
    expect:
    Files.readAllLines(FORMS.resolve('events-1.jsonl')).collect { JournalJson.readEvent(it) } == Samples.events()
  }

  def "events are written in the form that has been released"() {
    expect:
    Samples.events().collect { JournalJson.write(it) } == Files.readAllLines(FORMS.resolve('events-1.jsonl'))
  }

  def "a run in the form that has been released is read"() {
    given:
    def run = JournalJson.readRun(Files.readString(FORMS.resolve('run-1.json')))

    expect:
    run.id().value() == 'erp-20261121-031500'
    run.runbook().name() == 'erp'
    run.plan() == run.runbook().plan(PlanName.FAILOVER)
    run.by().reason() == 'fire'
    JournalJson.readRun(JournalJson.write(run)) == run
  }

  def "#what is refused"() {
    when:
    JournalJson.readEvent(text)

    then:
    def e = thrown JournalException
    e.message == message
    !e.passing()

    where:
    what                  | text                                                                       || message
    'a newer form'        | '{"version":2,"happening":{}}'                                             || 'the journal has an event in form 2, and this version of Muster reads form 1; use a newer one'
    'an unknown property' | '{"version":1,"event":{"is":"UndoBegan","time":"2026-01-01T00:00:00Z","x":1}}' || "an entry of the journal cannot be read as an event: there is nothing called 'event/x'"
    'an unknown kind'     | '{"version":1,"event":{"is":"java.io.File"}}'                              || "an entry of the journal cannot be read as an event: there is no kind 'java.io.File' at 'event'"
    'a missing property'  | '{"version":1,"event":{"is":"UndoBegan"}}'                                 || "an entry of the journal cannot be read as an event: 'event/time' is missing or has an impossible value"
    'a missing number'    | '{"version":1,"event":{"is":"StepBegan","time":"2026-01-01T00:00:00Z","step":{"id":"a"}}}' || "an entry of the journal cannot be read as an event: 'event/attempt' is missing or has an impossible value"
    'an impossible time'  | '{"version":1,"event":{"is":"UndoBegan","time":"soon"}}'                   || "an entry of the journal cannot be read as an event: 'event/time' is missing or has an impossible value"
    'a text cut off'      | '{"version":1,"event":{"is":"Undo'                                         || 'an entry of the journal cannot be read as an event: it is damaged'
    'no event'            | '{"version":1}'                                                            || "an entry of the journal cannot be read as an event: 'event' is missing or has an impossible value"
  }

  private static runbook(Path file) {
    def text = Files.readString(file)
    new RunbookLoader(text.contains("'reason'") ? [reason: 'fire'] : [:]).load(file.fileName.toString(), text).runbook()
  }

  private static List<Path> groovyFiles(String folder) {
    Files.list(Path.of(folder)).withCloseable { files ->
      files.filter { it.toString().endsWith('.groovy') && !it.toString().endsWith('.lab.groovy') }.sorted().toList()
    }
  }
}
