// SPDX-License-Identifier: Apache-2.0
package io.muster.app.notify

import com.fasterxml.jackson.databind.ObjectMapper
import com.icegreen.greenmail.util.GreenMail
import com.icegreen.greenmail.util.ServerSetup
import com.sun.net.httpserver.HttpServer
import io.muster.config.NotifyTarget
import io.muster.config.NotifyTarget.Form
import io.muster.config.NotifyTarget.Kind
import io.muster.dsl.RunbookLoader
import io.muster.journal.Samples
import io.muster.journal.jdbc.JdbcJournal
import io.muster.notify.Invitations
import io.muster.notify.Notifier
import io.muster.notify.Tally
import io.muster.run.Outcome
import io.muster.run.RunEvent
import io.muster.run.RunId
import io.muster.run.StoredRun
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import io.muster.time.LiveTime
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Notifications from a journal to a mail server and a web server that are real. */
class NotifierSpec extends Specification {

  @TempDir
  Path folder

  Instant now = Samples.TIME
  InstantSource clock = { now } as InstantSource

  @AutoCleanup
  LiveTime live = new LiveTime(InstantSource.system())

  JdbcJournal journal

  @AutoCleanup('stop')
  GreenMail mail = new GreenMail(new ServerSetup(0, '127.0.0.1', 'smtp'))

  List<Map> posts = [].asSynchronized()
  Closure<Integer> status = { 200 }
  HttpServer web

  List<Runbook> runbooks = []
  List fates = [].asSynchronized()
  List<AutoCloseable> opened = []

  def setup() {
    journal = open()
    mail.start()
    web = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
    web.createContext('/') { exchange ->
      posts << [body: new ObjectMapper().readValue(exchange.requestBody.text, Map), key: exchange.requestHeaders.getFirst('Idempotency-Key'),
                method: exchange.requestMethod, type: exchange.requestHeaders.getFirst('Content-Type')]
      exchange.sendResponseHeaders(status(), -1)
      exchange.close()
    }
    web.start()
  }

  def cleanup() {
    web.stop(0)
    opened*.close()
    journal.close()
  }

  private JdbcJournal open() {
    JdbcJournal.embedded(folder.resolve('journal'), 'a spec')
  }

  /** What the process that dies has open is closed; the journal is there for the next one. */
  private void restart() {
    opened*.close()
    opened.clear()
    journal.close()
    journal = open()
  }

  private NotifyTarget target(String name, String uri, Form form, Set<Kind> kinds = EnumSet.allOf(Kind), Set<String> only = []) {
    new NotifyTarget(name, uri, kinds, form, only)
  }

  private NotifyTarget chat(Map options = [:]) {
    target('chat', "http://127.0.0.1:${web.address.port}/hook?ignored=secret", options.form ?: Form.JSON, options.of ?: EnumSet.allOf(Kind), options.only ?: [] as Set)
  }

  private Notifier notifier(NotifyTarget target) {
    def courier = new CamelCourier(live, [target])
    opened << courier
    new Notifier(target, new Notifier.Setting(journal, journal.noticeMarks(), courier,
      { to, kind, fate -> fates << fate } as Tally, clock, clock, { runbooks }, Invitations.NONE))
  }

  /** A process that was there before anything happened. */
  private Notifier begun(NotifyTarget target) {
    notifier(target).tap { round() }
  }

  private void happens(String run, List<RunEvent> events, StoredRun stored = Samples.run(run)) {
    def claim = journal.find(stored.id()).present ? journal.claim(stored.id(), 'here') : journal.create(stored, [] as Set, 'here')
    events.each { journal.append(claim, it, []) }
  }

  private List<String> told() {
    posts.collect { "${it.body.type - 'io.muster.'} ${it.body.subject}" as String }
  }

  def 'a mail server gets text and HTML, with a subject and a name that stays the same'() {
    given:
    def ops = target('ops', "smtp://127.0.0.1:${mail.smtp.port}?from=muster@example.com&to=dr@example.com", Form.MAIL)
    def notifier = begun(ops)

    when:
    happens('erp-1', [Samples.ended('erp-1', Outcome.DONE)])
    notifier.round()
    def mails = mail.receivedMessages

    then:
    mails*.subject == ["failover of 'minimal' has started", "failover of 'minimal' has ended: done"]
    with(mails[1]) {
      it.allRecipients*.toString() == ['dr@example.com']
      it.getHeader('Auto-Submitted') == ['auto-generated'] as String[]
      it.messageID ==~ /<[0-9a-f]{32}@muster>/
      it.contentType.startsWith('multipart/alternative')
      it.content.count == 2
      it.content.getBodyPart(0).contentType.startsWith('text/plain')
      it.content.getBodyPart(0).content.contains('Run: erp-1')
      it.content.getBodyPart(1).contentType.startsWith('text/html')
      it.content.getBodyPart(1).content.contains('<h2>failover of &#39;minimal&#39; has ended: done</h2>')
    }
  }

  def 'a web server that fails twice gets it the third time, with one key, and what follows after it'() {
    given:
    def notifier = begun(chat())
    int refused = 0
    status = { refused++ < 2 ? 503 : 200 }
    happens('erp-1', [Samples.ended('erp-1', Outcome.DONE)])

    when:
    notifier.round()
    notifier.round()

    then: 'it waits before it tries again'
    told() == ['run.started erp-1']

    when:
    now += Duration.ofSeconds(10)
    notifier.round()
    now += Duration.ofSeconds(19)
    notifier.round()

    then: 'and longer the next time'
    told() == ['run.started erp-1'] * 2

    when:
    now += Duration.ofSeconds(1)
    notifier.round()

    then:
    told() == ['run.started erp-1'] * 3 + ['run.ended erp-1']
    posts.take(3)*.key.unique().size() == 1
    posts*.method.unique() == ['POST']
    fates == [Tally.Fate.FAILED, Tally.Fate.FAILED, Tally.Fate.SENT, Tally.Fate.SENT]
  }

  def 'what cannot be told for a day is given up, and what follows is told'() {
    given:
    begun(chat()).with { happens('erp-1', [Samples.ended('erp-1', Outcome.DONE)]) }
    status = { posts.last().body.type == 'io.muster.run.started' ? 400 : 200 }
    notifier(chat()).round()

    when: 'a process dies meanwhile'
    now += Duration.ofHours(23)
    restart()
    def next = notifier(chat())
    next.round()

    then:
    told().unique(false) == ['run.started erp-1']

    when:
    now += Duration.ofHours(1)
    next.round()

    then:
    told().last() == 'run.ended erp-1'
    fates.takeRight(2) == [Tally.Fate.GIVEN_UP, Tally.Fate.SENT]
  }

  def 'a process that starts again tells what happened since, and nothing twice'() {
    given:
    begun(chat()).with {
      happens('erp-1', [Samples.began()])
      it.round()
    }

    when:
    restart()
    happens('erp-1', [Samples.done(), Samples.ended('erp-1', Outcome.KEPT)])
    notifier(chat()).with { round(); round() }

    then:
    told() == ['run.started erp-1', 'run.ended erp-1']
  }

  def 'what was sent and not noted is sent again with the same key'() {
    given:
    def notifier = begun(chat())
    happens('erp-1', [])
    notifier.round()

    when: 'the note of it is lost with the process'
    journal.noticeMarks().put('chat', io.muster.journal.NoticeMarks.About.RUN, 'erp-1', io.muster.journal.NoticeMarks.Mark.at(0))
    notifier.round()

    then:
    told() == ['run.started erp-1'] * 2
    posts*.key.unique().size() == 1
  }

  def 'a target is told of what it wants only'() {
    given:
    def notifier = begun(chat(of: EnumSet.of(Kind.ENDED), only: ['minimal'] as Set))
    def other = Samples.run('crm-1', new RunbookLoader().load('crm.groovy', runbook('crm', '')).runbook())

    when:
    happens('erp-1', [Samples.ended('erp-1', Outcome.DONE)])
    happens('crm-1', [Samples.ended('crm-1', Outcome.DONE)], other)
    notifier.round()

    then:
    told() == ['run.ended erp-1']
    journal.noticeMarks().behind('chat').empty
  }

  def 'what happened a day ago on real sites is told to nobody'() {
    given:
    def notifier = begun(chat())
    def run = Samples.run('erp-1').with { new StoredRun(it.id(), it.runbook(), it.plan(), it.skips(), false, new StoredRun.Place(false, 'x'), it.by(), it.started(), Optional.empty()) }
    now += Duration.ofHours(25)
    happens('erp-1', [], run)

    when:
    notifier.round()

    then:
    told().empty
    journal.noticeMarks().behind('chat').empty
  }

  def 'a failover that takes longer than its recovery time is told once, one that is recovered is not'() {
    given:
    def notifier = begun(chat(of: EnumSet.of(Kind.LATE)))
    happens('erp-1', [Samples.began()])
    def done = Samples.run('erp-2')
    happens('erp-2', recovered(done), done)
    notifier.round()

    when:
    now = Samples.TIME + done.runbook().rto().get() + Duration.ofSeconds(1)
    3.times { notifier.round(); now += Duration.ofMinutes(1) }

    then:
    told() == ['run.late erp-1']
    posts[0].body.data.detail ==~ /it was to take .+ at most and has been under way for .+/
    journal.noticeMarks().undecided('chat').empty
  }

  private static List<RunEvent> recovered(StoredRun run) {
    new io.muster.run.PlanSteps(run.plan()).all().collect { new RunEvent.StepDone(Samples.TIME, it.place(), 'done', Optional.empty(), Optional.empty()) }
  }

  private static String runbook(String name, String drills) {
    """runbook('$name') { title 'X'; rto 30.minutes; rpo 30.minutes; sites production: 'a', recovery: 'b'
      networks { map 'N', to: 'M', test: 'T' }
      replicas { snapshot 'x' }
      failover { group('g') { vm 'x' } }
      $drills }"""
  }

  def 'a drill is overdue when its times have passed twice since the last good one, and is told of again when that goes on'() {
    given:
    def erp = new RunbookLoader().load('erp.groovy', runbook('erp', "drills { every '0 0 * * * ?', zone: 'UTC' }")).runbook()
    runbooks = [erp]
    now = Instant.parse('2026-11-21T03:15:00Z')
    def notifier = begun(chat(of: EnumSet.of(Kind.OVERDUE)))

    when: 'the second time has just come'
    now = Instant.parse('2026-11-21T05:00:30Z')
    notifier.round()

    then:
    told().empty

    when:
    now = Instant.parse('2026-11-21T05:02:00Z')
    notifier.round()
    now = Instant.parse('2026-11-21T06:30:00Z')
    notifier.round()

    then:
    told() == ['drill.overdue drill']

    when: 'a drill is good, and the next two times pass'
    happens('erp-d', [Samples.ended('erp-d', Outcome.DONE)], Samples.run('erp-d', erp, PlanName.DRILL).with {
      new StoredRun(it.id(), it.runbook(), it.plan(), it.skips(), false, it.place(), it.by(), Instant.parse('2026-11-21T06:35:00Z'), Optional.empty())
    })
    now = Instant.parse('2026-11-21T07:30:00Z')
    notifier.round()
    now = Instant.parse('2026-11-21T08:02:00Z')
    notifier.round()

    then:
    told() == ['drill.overdue drill'] * 2
    posts.last().body.data.detail.contains('since 2026-11-21T06:35:00Z')
  }

  def 'why it was not delivered is said without the address: #uri'() {
    when:
    new CamelCourier(live, []).withCloseable {
      it.deliver(target('ops', uri, Form.JSON), io.muster.notify.Letter.of(target('ops', uri, Form.JSON), io.muster.notify.Sample.notice()))
    }

    then:
    def problem = thrown(io.muster.notify.NotDeliveredException)
    problem.message == why

    where:
    uri                                                    || why
    'http://127.0.0.1:1/hook?token=secret&bridgeEndpoint=true' || 'it cannot be reached, or the connection broke'
    'http://no.such.invalid/hook?token=secret'             || 'its host is not known'
    'smtp:127.0.0.1:1?password=secret&username=x&to=a@b.c' || 'it cannot be reached, or the connection broke'
    'smtp:x?pasword=secret'                                || "Camel does not accept the URI of setting 'notify.ops.to'; look at its options"
  }

  def 'a target whose component is not there is refused'() {
    when:
    new CamelCourier(live, [target('ops', 'carrier-pigeon:dr', Form.JSON)])

    then:
    def problem = thrown(io.muster.config.ConfigurationException)
    problem.message == "setting 'notify.ops.to': Camel has no component 'carrier-pigeon'; put its jar beside Muster's"
  }
}
