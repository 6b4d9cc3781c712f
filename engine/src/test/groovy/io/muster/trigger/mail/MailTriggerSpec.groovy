// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.mail

import com.icegreen.greenmail.util.GreenMail
import com.icegreen.greenmail.util.ServerSetup
import io.muster.app.Muster
import io.muster.app.MusterSettings
import io.muster.config.HookSecret
import io.muster.config.MailTrust
import io.muster.run.StoredRun
import io.muster.runbook.PlanName
import io.muster.schedule.drill.Library
import io.muster.time.LiveTime
import io.muster.time.Speed
import io.muster.trigger.Accepting
import io.muster.trigger.from.Listeners
import jakarta.mail.Transport
import jakarta.mail.internet.MimeMessage
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.time.InstantSource
import java.time.temporal.ChronoUnit
import org.apache.camel.impl.DefaultCamelContext
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** Mails on a real server that start drills in a lab. */
class MailTriggerSpec extends Specification {

  static final String TOKEN = 'a token that nobody can guess'
  static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS)

  @TempDir
  Path folder

  @AutoCleanup('stop')
  GreenMail mail = new GreenMail(new ServerSetup(0, '127.0.0.1', 'smtp'), new ServerSetup(0, '127.0.0.1', 'imap'))

  @AutoCleanup
  LiveTime machine = new LiveTime({ NOW } as InstantSource)

  PollingConditions soon = new PollingConditions(timeout: 30, delay: 0.2)
  List<String> told = [].asSynchronized()
  Muster muster
  Listeners listeners

  def setup() {
    mail.start()
    mail.setUser('dr@example.com', 'dr', 'its secret')
    Files.writeString(folder.resolve('erp.groovy'), """
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        parameters { text 'reason', otherwise: 'none'; choice 'size', of: ['small', 'full'], otherwise: 'full' }
        replicas { snapshot 'db01' }
        failover { group('a') { vm 'db01' } }
        triggers {
          email 'imap://127.0.0.1:${mail.imap.port}?username=dr&password=RAW({{sys:muster.test.mail}})&delay=200', allow: ['noc@example.com'], subject: 'DRILL ERP*', runs: drill
        }
      }""")
    System.setProperty('muster.test.mail', 'its secret')
    muster = Muster.open(new MusterSettings(Optional.empty(), [folder.resolve('erp.groovy')], new Speed(600), folder.resolve('data'), 'a spec'))
    def camel = new DefaultCamelContext()
    camel.disableJMX()
    listeners = new Listeners({ camel }, new Accepting(muster.desk(), [], { told << it }), new MailTrust(Optional.of('mx.example.com'), [new HookSecret(TOKEN)]), machine, { told << it })
    def library = new Library([folder.resolve('erp.groovy')], { told << it })
    library.look()
    listeners.follow(library.listed())
  }

  def cleanup() {
    listeners?.close()
    muster?.close()
    System.clearProperty('muster.test.mail')
  }

  List<StoredRun> getRuns() {
    muster.desk().journal().runs().collect { muster.desk().find(it.id()) }
  }

  void send(Map given = [:]) {
    def message = new MimeMessage(mail.smtp.createSession())
    message.setFrom(given.from ?: 'NOC <noc@example.com>')
    message.setRecipients(MimeMessage.RecipientType.TO, 'dr@example.com')
    message.setSubject(given.subject ?: 'Drill ERP, please')
    message.setSentDate(Date.from(given.sent ?: NOW))
    (given.headers ?: ['Authentication-Results': 'mx.example.com; dmarc=pass header.from=example.com']).each { name, value -> message.setHeader(name, value) }
    message.setText(given.text ?: 'It is time.')
    Transport.send(message)
  }

  def 'a mail of a proven sender starts the plan, once'() {
    when:
    send(text: 'Please.\n\nsize = small\nreason: the hall burns\nTel: 030 123\n')
    send(text: 'Please.\n\nsize = small\nreason: the hall burns\nTel: 030 123\n')

    then:
    soon.eventually {
      assert told.any { it.contains('came again') }
    }
    runs.size() == 1
    with(runs.first()) {
      plan().name() == PlanName.DRILL
      by().name() == 'noc@example.com'
      runbook().parameters().collectEntries { [it.name(), it.value().get() as String] } == [reason: 'the hall burns', size: 'small']
    }
    !told.any { it.contains('its secret') }
  }

  def 'a token in the text proves it too'() {
    when:
    send(headers: ['X-Nothing': 'x'], text: "Please.\n$TOKEN\n")

    then:
    soon.eventually {
      assert runs.size() == 1
    }
    !told.any { it.contains(TOKEN) }
  }

  def 'nothing else starts anything: #what'() {
    when:
    send(given)
    send(subject: 'DRILL ERP', sent: NOW.minusSeconds(1), text: 'the last one')

    then:
    soon.eventually {
      assert runs.size() == 1
    }
    told.any { it.contains(why) }
    runs.first().by().reason().contains(told.find { it.contains('has started') }.find(/message '(\w+)'/))

    where:
    what                           | given                                                                                                               || why
    'a forged sender'              | [headers: ['X-Nothing': 'x']]                                                                                       || 'nothing proves who has sent it'
    'a result of another server'   | [headers: ['Authentication-Results': 'mx.evil.example; dmarc=pass header.from=example.com']]                        || 'nothing proves who has sent it'
    'a token that is wrong'        | [headers: ['X-Nothing': 'x'], text: 'a token that somebody guesses']                                                || 'nothing proves who has sent it'
    'somebody else'                | [from: 'eve@example.com']                                                                                           || 'its sender is none of those that may'
    'a name like the address'      | [from: '"noc@example.com" <eve@evil.example>']                                                                      || 'its sender is none of those that may'
    'an old mail'                  | [sent: NOW.minus(2, ChronoUnit.DAYS)]                                                                               || 'it was not sent within the last 24 hours'
    'a mail of tomorrow'           | [sent: NOW.plus(1, ChronoUnit.DAYS)]                                                                                || 'it was not sent within the last 24 hours'
    'a program'                    | [headers: ['Auto-Submitted': 'auto-replied']]                                                                       || 'a program has written it'
    'a value that cannot be'       | [text: 'size = huge']                                                                                               || "'huge'"
    'a value that is given twice'  | [text: 'size = small\nsize = full']                                                                                 || "parameter 'size' is given twice"
    'another subject, not told of' | [subject: 'Re: DRILL ERP']                                                                                          || 'has started'
  }
}
