// SPDX-License-Identifier: Apache-2.0
package io.muster.app

import com.icegreen.greenmail.util.GreenMail
import com.icegreen.greenmail.util.GreenMailUtil
import com.icegreen.greenmail.util.ServerSetup
import io.muster.engine.RunRequest
import io.muster.http.HttpServer
import io.muster.notify.Tally
import io.muster.run.Actor
import io.muster.run.Outcome
import io.muster.run.RunEvent.DecisionAnswered
import io.muster.run.RunEvent.RunEnded
import io.muster.run.RunId
import io.muster.runbook.PlanName
import io.muster.time.Speed
import jakarta.mail.Message
import jakarta.mail.Transport
import jakarta.mail.internet.MimeBodyPart
import jakarta.mail.internet.MimeMessage
import jakarta.mail.internet.MimeMultipart
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** A failover in a lab asks, and people answer by mail: with a real mail server. */
class PeopleByMailSpec extends Specification {

  @TempDir
  Path folder

  @AutoCleanup('stop')
  GreenMail mail = new GreenMail(new ServerSetup(0, '127.0.0.1', 'smtp'), new ServerSetup(0, '127.0.0.1', 'imap'))

  PollingConditions soon = new PollingConditions(timeout: 40, delay: 0.2)

  Records records
  Server server
  Notifications notifications

  @AutoCleanup
  HttpServer http

  RunId run

  def setup() {
    mail.start()
    mail.setUser('muster@example.com', 'muster', 'its secret')
    ['bob', 'eve'].each { mail.setUser("$it@example.com", it, 'a secret') }
    def runbook = Files.writeString(folder.resolve('shop.groovy'), '''
      runbook('shop') {
        title 'The shop'
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { snapshot 'shop' }
        failover {
          group('shop') { vm 'shop' }
          decide { ask approvers: ['leads'], notStarter: true; within 6.hours, otherwise: keep }
        }
      }
    ''')
    def file = Files.writeString(folder.resolve('muster.properties'), """
      lab = yes
      person.ada.mail = ada@example.com
      person.bob.mail = bob@example.com, b.miller@example.com
      person.eve.mail = eve@example.com
      group.leads = ada, bob
      answers.key = a key that nobody can guess, of any length
      answers.url = https://dr.example.com/
      answers.mail = smtp://127.0.0.1:${mail.smtp.port}?from=muster@example.com
      answers.inbox = imap://127.0.0.1:${mail.imap.port}?username=muster&password=RAW(its secret)&delay=200
    """.stripIndent())
    records = Records.open(Optional.of(file), folder, 'a spec')
    def sources = DrillSources.of([runbook], Optional.of(file), {})
    server = Server.labs(new LabTime(folder, new Speed(30), Optional.empty(), Optional.empty()), records, sources) { id, event -> }
    records.noticeMarks().begin('@bob')
    notifications = Notifications.open(Optional.of(file), records, Tally.NONE)
    http = HttpServer.open('127.0.0.1', 0, [notifications.door().get()])
    notifications.serves(server)
    run = server.desk().start(new RunRequest(server.desk().runbook('shop', [:]), PlanName.FAILOVER, [] as Set, true, false, new Actor('ada', 'a test'))).id()
  }

  def cleanup() {
    notifications?.close()
    server?.stop(Duration.ofSeconds(20))
  }

  List<MimeMessage> to(String who) {
    mail.receivedMessages.findAll { it.getRecipients(Message.RecipientType.TO)*.address == ["$who@example.com" as String] }
  }

  MimeMessage asked() {
    soon.eventually {
      assert to('bob')
    }
    to('bob').first()
  }

  void reply(MimeMessage to, String from, @DelegatesTo(MimeMessage) Closure body) {
    def message = new MimeMessage(mail.smtp.createSession())
    message.setFrom(from)
    message.setRecipients(Message.RecipientType.TO, 'muster@example.com')
    message.setSubject('AW: ' + to.subject)
    message.setHeader('In-Reply-To', to.messageID)
    message.with(body)
    Transport.send(message)
  }

  List<DecisionAnswered> answers() {
    records.journal().events(run).findAll { it instanceof DecisionAnswered } as List<DecisionAnswered>
  }

  def 'who may answer is written to, and a reply decides'() {
    when:
    def asked = asked()

    then: 'the one who has started the run, and people who are no approvers, are not'
    asked.subject == "failover of 'shop' asks what to do"
    GreenMailUtil.getBody(asked).contains('one of these words alone in the first line: keep, undo, permanent, failback')
    GreenMailUtil.getBody(asked).contains('https://dr.example.com/answers/')
    to('ada').empty
    to('eve').empty

    when:
    reply(asked, 'Bob Miller <B.Miller@example.com>') {
      setContent(new MimeMultipart('alternative').tap { parts ->
        ['text/plain; charset=UTF-8': 'undo: die Läden sind zu\n\nAm 21.11.2026 schrieb Muster:\n> keep\n', 'text/html': '<p>keep</p>'].each { type, text ->
          parts.addBodyPart(new MimeBodyPart().tap { setContent(text, type) })
        }
      })
    }

    then:
    soon.eventually {
      assert records.journal().events(run).last() instanceof RunEnded
    }
    (records.journal().events(run).last() as RunEnded).outcome() == Outcome.UNDONE
    answers()*.by() == [new Actor('bob', 'die Läden sind zu (by mail)')]

    and: 'the answer is confirmed'
    soon.eventually {
      assert mail.receivedMessages.any { it.subject == 'Muster: your answer counts: undo' }
    }
  }

  def 'a doubtful reply in HTML is none and told so, and one of somebody else says nothing'() {
    given:
    def asked = asked()

    when:
    reply(asked, 'eve@example.com') { setText('undo') }
    reply(asked, 'bob@example.com') { setText('undo'); setHeader('Auto-Submitted', 'auto-replied') }
    reply(asked, 'bob@example.com') {
      setContent('<html><body><div>keep it, <b>undo</b> would be bad</div><blockquote>undo</blockquote></body></html>', 'text/html')
    }

    then:
    soon.eventually {
      assert mail.receivedMessages.any { it.subject == 'Muster: this is no answer' }
    }
    answers().empty
    to('eve').empty

    when:
    reply(asked, 'bob@example.com') {
      setContent('<html><head><style>p { color: red }</style></head><body><p>Keep.</p><blockquote>undo</blockquote></body></html>', 'text/html')
    }

    then:
    soon.eventually {
      assert answers()*.choice() == ['keep']
    }
  }

  private HttpResponse<String> web(String method, String path, String form = '') {
    def request = HttpRequest.newBuilder(URI.create(http.address() + path)).method(method, BodyPublishers.ofString(form))
    HttpClient.newHttpClient().withCloseable { it.send(request.build(), BodyHandlers.ofString()) }
  }

  def 'a link shows what is asked and answers nothing by itself; its form answers once'() {
    given:
    def link = (GreenMailUtil.getBody(asked()).replace('=\r\n', '') =~ /answers\/[A-Za-z0-9_.-]+/)[0]

    when:
    def page = web('GET', "/$link")

    then:
    page.statusCode() == 200
    page.body().contains('<button name="choice" value="undo">undo</button>')
    page.body().contains('Run ' + run)
    page.headers().firstValue('Referrer-Policy').get() == 'no-referrer'
    answers().empty

    when:
    def wrong = web('POST', "/$link", 'choice=sell')
    def taken = web('POST', "/$link", 'choice=keep&reason=all+%3Cb%3Efine%3C%2Fb%3E')
    def again = web('POST', "/$link", 'choice=undo')

    then:
    wrong.statusCode() == 409
    wrong.body().contains('&#39;sell&#39; is not offered')
    taken.statusCode() == 200
    again.statusCode() == 409
    again.body().contains('it was decided at')
    answers()*.by() == [new Actor('bob', 'all <b>fine</b> (by a link)')]

    and: 'what is not Muster\'s own says nothing'
    web('GET', "/answers/${'x' * 40}.${'y' * 22}").statusCode() == 404
    web('GET', '/answers/' + link.reverse()).statusCode() == 404
    web('POST', "/$link", 'x' * 100_000).statusCode() == 400
    web('DELETE', "/$link").statusCode() == 405
    web('GET', '/answers').statusCode() == 404
  }
}
