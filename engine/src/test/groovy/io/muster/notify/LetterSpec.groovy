// SPDX-License-Identifier: Apache-2.0
package io.muster.notify

import com.fasterxml.jackson.databind.ObjectMapper
import io.muster.config.NotifyTarget
import io.muster.config.NotifyTarget.Form
import io.muster.config.NotifyTarget.Kind
import io.muster.journal.Journal
import io.muster.journal.Samples
import io.muster.run.Outcome
import io.muster.run.Question
import io.muster.run.RunEvent
import io.muster.run.RunId
import io.muster.run.StepFault
import java.time.Duration
import spock.lang.Specification

class LetterSpec extends Specification {

  static final RUN = Samples.run('erp-20261121-031500')
  static final QUESTION = new Question('what becomes of the failover', ['keep', 'undo'], ['dr-leads'], 2, true, Samples.TIME.plusSeconds(3600), 'keep')

  private static Notice notice(RunEvent event, long number = 7) {
    new RunNotices(RUN).of(new Journal.Entry(number, event)).orElse(null)
  }

  private static Letter letter(Form form, RunEvent event, String name = 'ops') {
    Letter.of(new NotifyTarget(name, 'smtp:x', EnumSet.allOf(Kind), form, [] as Set), notice(event))
  }

  private static RunEvent halted(String sentence) {
    new RunEvent.RunHalted(Samples.TIME, Samples.place(), new StepFault('InvalidPowerState', sentence, false))
  }

  private static Map json(String text) {
    new ObjectMapper().readValue(text, Map)
  }

  def 'of what happens, #kind is told: #title'() {
    expect:
    with(notice(event)) {
      it.kind() == kind
      it.title() == title
      it.id() == 'erp-20261121-031500/7'
    }

    where:
    event                                                                                     || kind         | title
    new RunEvent.RunStarted(Samples.TIME, RUN.id(), 'minimal', RUN.plan().name())             || Kind.STARTED | "failover of 'minimal' has started"
    new RunEvent.DecisionAsked(Samples.TIME, Samples.place(), QUESTION)                       || Kind.ASKED   | "failover of 'minimal' asks what to do"
    new RunEvent.DecisionAsked(Samples.TIME, io.muster.run.LateSwitch.place(Samples.place()), QUESTION) || Kind.LATE | "failover of 'minimal' has missed its switch"
    halted('it is off')                                                                       || Kind.HALTED  | "failover of 'minimal' has halted at 'failover/web/web01'"
    Samples.ended('erp-20261121-031500', Outcome.UNDONE)                                      || Kind.ENDED   | "failover of 'minimal' has ended: undone"
  }

  def 'steps are not told, and a halt is told once'() {
    expect:
    notice(Samples.began()) == null
    notice(Samples.done()) == null
    notice(Samples.ended('erp-20261121-031500', Outcome.HALTED)) == null
  }

  def 'a question is told with its answers, who may give them, until when, and the command that does'() {
    when:
    def text = letter(Form.MAIL, new RunEvent.DecisionAsked(Samples.TIME, Samples.place(), QUESTION)).plain().get()

    then:
    text.contains('what becomes of the failover\n')
    text.contains('Answers: keep, undo\n')
    text.contains('From: dr-leads; 2 of them; not who has started the run\n')
    text.contains('Until: 2026-11-21T04:15:00.123456789Z; otherwise keep\n')
    text.contains('To answer: muster answer erp-20261121-031500 CHOICE failover/web/web01 --by NAME\n')
  }

  def 'a halt is told with its fault and what to do'() {
    when:
    def text = letter(Form.MAIL, halted("'web01' is off; power it on")).plain().get()

    then:
    text.contains("'web01' is off; power it on\n")
    text.contains('Fault: InvalidPowerState\n')
    text.contains('To try again: muster retry erp-20261121-031500\n')
    text.contains('To take it back: muster undo erp-20261121-031500 --yes\n')
  }

  def 'an end is told with what was promised'() {
    expect:
    Facts.none().aims(RUN, new RunEvent.RunEnded(Samples.TIME, RUN.id(), Outcome.DONE, Optional.of(reached), Optional.empty())).all()*.text() == [text]

    where:
    reached                || text
    Duration.ofMinutes(4)  || "4 min, within ${words()}"
    Duration.ofHours(99)   || "4 d 3 h, more than ${words()}"
  }

  private static String words() {
    io.muster.time.Durations.words(RUN.runbook().rto().get())
  }

  def 'a subject is one line whatever is in a name'() {
    expect:
    OneLine.of(title, 20) == line

    where:
    title                                    || line
    'a\r\nBcc: eve@example.com'              || 'a Bcc: eve@example.…'
    "a\u0000b\u2028c\u202ed\t e"            || 'a b c d e'
    '\uD83D\uDE00' * 30                      || '\uD83D\uDE00' * 19 + '…'
  }

  def 'HTML is escaped'() {
    when:
    def html = letter(Form.MAIL, halted('<script>alert("1")</script> & more')).body()

    then:
    html.contains('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more')
    !html.contains('<script')
  }

  def 'a chat is told without calling everybody there, and without links of others'() {
    when:
    def text = json(letter(Form.CHAT, halted('<!channel> & @channel <https://evil.example|click>')).body()).text

    then:
    text.contains('&lt;!channel&gt; &amp; @\u200bchannel &lt;https://evil.example|click&gt;')
  }

  def 'programs are told the CloudEvent'() {
    when:
    def letter = letter(Form.JSON, halted('it is off'))

    then:
    letter.contentType() == 'application/cloudevents+json'
    with(json(letter.body())) {
      id == 'erp-20261121-031500/7'
      type == 'io.muster.run.halted'
      data.detail == 'it is off'
    }
  }

  def 'a notice has one key for each target, whenever it is sent'() {
    expect:
    letter(Form.JSON, halted('x')).key() == letter(Form.JSON, halted('x')).key()
    letter(Form.JSON, halted('x')).key() != letter(Form.JSON, halted('x'), 'chat').key()
    letter(Form.JSON, halted('x')).key() ==~ /[0-9a-f]{32}/
  }

  def 'a drill that is overdue is told'() {
    when:
    def notice = DrillNotices.overdue('erp', new io.muster.schedule.drill.OverdueDrills.Overdue("every '0 0 2 ? * SAT' in UTC", Samples.TIME, proven), Samples.TIME.plusSeconds(60))

    then:
    notice.title() == "drill of 'erp' is overdue"
    notice.text() == "no drill of 'erp' has succeeded $since, and its times have passed twice"
    notice.event().attributes().type == 'io.muster.drill.overdue'

    where:
    proven                     || since
    Optional.of(Samples.TIME)  || 'since 2026-11-21T03:15:00.123456789Z'
    Optional.empty()           || 'yet'
  }
}
