// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.webhook

import ch.qos.logback.classic.Logger
import ch.qos.logback.classic.spi.ILoggingEvent
import ch.qos.logback.core.read.ListAppender
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration
import org.slf4j.LoggerFactory

/** Whoever reaches the port may send anything; none of this starts a run, or is told to anybody. */
class HostileWebhooksSpec extends HookSpecification {

  static final String GUESS = 'a-guess-of-a-secret-token'

  List<String> answers = []
  ListAppender<ILoggingEvent> log = new ListAppender<>()
  int sent

  def setup() {
    log.start()
    (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) as Logger).addAppender(log)
  }

  def cleanup() {
    (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) as Logger).detachAppender(log)
  }

  private void refused(List<Integer> statuses, String what, Closure<?> send) {
    // why: those that are signed must not be refused for being many
    now += Duration.ofSeconds(10)
    sent++
    def answer = send()
    answers << "${answer.body()} ${answer.headers().map()}".toString()
    assert answer.statusCode() in statuses: what
  }

  private void refused(int status, String what, Closure<?> send) {
    refused([status], what, send)
  }

  /** Of what is not taken the server need not read the rest; who still sends may not see the answer. */
  private static void cutOff(Closure<?> send) {
    try {
      send()
    } catch (IOException _) {
      // why: it was not taken either way
    }
  }

  private send(String path, String method = 'POST', Object body = BODY, Map<String, String> headers = null, String type = 'application/json') {
    def publisher = body instanceof InputStream ? BodyPublishers.ofInputStream { body } : BodyPublishers.ofByteArray(bytes(body))
    def request = HttpRequest.newBuilder(URI.create(server.address() + path)).method(method, publisher)
    if (type) {
      request.header('Content-Type', type)
    }
    (headers ?: signed(BODY)).each { name, value -> [value].flatten().each { request.header(name, it as String) } }
    client.send(request.build(), BodyHandlers.ofString())
  }

  /** What the server says to these bytes until it closes or is silent. */
  private String raw(String text) {
    def address = URI.create(server.address())
    sent++
    try (def socket = new Socket(address.host, address.port)) {
      socket.soTimeout = 5_000
      socket.outputStream.write(text.getBytes('ISO-8859-1'))
      socket.outputStream.flush()
      socket.shutdownOutput()
      def answer = socket.inputStream.text
      answers << answer
      answer
    } catch (SocketException _) {
      ''
    }
  }

  def "nothing of it starts a run, ends the server or shows a secret"() {
    when: 'they cannot sign'
    ['alarm', 'rehearse', 'back', 'careful', 'keyless', 'nothing'].each { name ->
      refused(401, "unsigned to $name") { post(name, BODY, [:]) }
      refused(401, "another key to $name") { post(name, BODY, signed(BODY, 'msg_1', now, 'whsec_Z3Vlc3MtZ3Vlc3MtZ3Vlc3MtZ3Vlc3M=')) }
      refused(401, "another key of GitHub to $name") { post(name, BODY, github(BODY, 'd-1', 'push', GUESS)) }
      refused(401, "a guessed token to $name") { post(name, BODY, [Authorization: "Bearer $GUESS"]) }
    }
    refused(401, 'signed, to a name that there is not') { post('nothing', BODY, signed(BODY)) }
    refused(401, 'signed, to one whose key is not there') { post('keyless', BODY, signed(BODY)) }
    refused(401, 'the key of another') { post('rehearse', BODY, signed(BODY)) }
    refused(401, 'the token of another') { post('alarm', BODY, [Authorization: "Bearer $TOKEN"]) }

    and: 'they have what somebody else has signed'
    [-301, -3600, -31_536_000, 301, 86_400].each { seconds ->
      refused(401, "sent $seconds s from now") { post('alarm', BODY, signed(BODY, 'msg_1', now.plusSeconds(seconds))) }
    }
    [[reason: 'another'], [:]].each { other ->
      refused(401, 'another body') { post('alarm', [parameters: other], signed(BODY)) }
      refused(401, 'another body for GitHub') { post('alarm', [parameters: other], github(BODY)) }
    }
    ['msg_2', '', 'msg.1', 'x' * 129, 'msg 1', "msg'1", '<b>', '${jndi:ldap://x}', '../../etc/passwd', 'msg_1,msg_2'].each { id ->
      refused(401, "the id '$id'") { post('alarm', BODY, signed(BODY) + ['webhook-id': id]) }
    }
    ['', '0', '-1', '1.0', '1e9', '99999999999999999999', 'now', '0x7fffffff', ' '].each { time ->
      refused(401, "the time '$time'") { post('alarm', BODY, signed(BODY) + ['webhook-timestamp': time]) }
    }
    ['', 'v1', 'v1,', 'v1,?', 'v1,AAAA', 'v2,AAAA', 'v1a,AAAA', 'v1 AAAA', 'V1,AAAA', 'v1,' + 'A' * 4000, ('v1,AAAA ' * 200).strip()].each { signature ->
      refused(401, "the signature '$signature'") { post('alarm', BODY, signed(BODY) + ['webhook-signature': signature]) }
    }
    refused(401, 'ten signatures before the right one') { post('alarm', BODY, signed(BODY) + ['webhook-signature': 'v1,AAAA ' * 10 + signed(BODY)['webhook-signature']]) }
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].each { header ->
      refused(401, "no $header") { post('alarm', BODY, signed(BODY) + [(header): null]) }
      refused(401, "two of $header") { send('/hooks/alarm', 'POST', BODY, signed(BODY) + [(header): [signed(BODY)[header], signed(BODY)[header]]]) }
    }
    ['', 'sha256=', 'sha1=' + 'a' * 40, 'a' * 64, 'sha256=' + 'g' * 64, 'sha256=' + 'a' * 63, 'SHA256=' + 'a' * 64].each { signature ->
      refused(401, "GitHub's '$signature'") { post('alarm', BODY, github(BODY) + ['X-Hub-Signature-256': signature]) }
    }
    refused(401, 'an old signature of GitHub') { post('alarm', BODY, ['X-Hub-Signature': 'sha1=' + 'a' * 40]) }
    refused(401, 'a ping that nobody has signed') { post('alarm', BODY, ['X-Hub-Signature-256': 'sha256=' + 'a' * 64, 'X-GitHub-Event': 'ping']) }
    ['Bearer', 'Bearer ', "Basic ${TOKEN.bytes.encodeBase64()}", TOKEN, "Bearer ${TOKEN[0..-2]}", "Bearer $TOKEN,$TOKEN", "Token $TOKEN", "Bearer ${'x' * 4000}"].each { authorization ->
      refused(401, "the authorization '$authorization'") { post('rehearse', BODY, [Authorization: authorization as String]) }
    }
    refused(401, 'a token twice') { send('/hooks/rehearse', 'POST', BODY, [Authorization: ["Bearer $TOKEN", "Bearer $TOKEN"]]) }
    refused(401, 'a token in the address') { send("/hooks/rehearse?token=$TOKEN", 'POST', BODY, [Cookie: "token=$TOKEN"]) }
    refused(401, 'a right token beside a wrong signature') { post('rehearse', BODY, signed(BODY) + [Authorization: 'Bearer ' + TOKEN]) }

    and: 'they can sign, and what they sign is nothing'
    def bad = ['', ' ', '[]', '"x"', '1', 'null', 'true', '{', '{"a":1', '{"a":1}}', '{} {}', "{'a':1}", '{"a":1,}', '{"a":NaN}', '{a:1}', '// {}\n{}', '{"a":01}',
      '{"a":1,"a":2}', '{"parameters":{"reason":"x","reason":"y"}}', '{"a":"\u0000"}', '{"a":"\\x"}', '<xml/>', 'parameters=x', '{"parameters":[]}', '{"parameters":"x"}',
      '{"parameters":null}', '{"parameters":{"reason":{}}}', '{"parameters":{"reason":[]}}', '{"parameters":{"reason":"\\ud800"}}', '{"parameters":{"reason":"a\\u0007"}}',
      '{"parameters":{"rea\\nson":"x"}}', '{"parameters":{"__proto__":"x","reason":"x"}}', '{"parameters":{"reason":"x","servers":1e999999999}}',
      '{"parameters":{"reason":"x","servers":"1; drop table"}}', '{"parameters":{"reason":"x","plan":"permanent"}}', '{"plan":"permanent","parameters":{"reason":"x"}}',
      '{"machines":["db01"],"parameters":{"reason":"x"}}', '{"runbook":"crm","parameters":{"reason":"x"}}', '{"parameters":{"":"x"}}', '{"parameters":{"Reason":"x"}}',
      '{"a":' * 33 + '1' + '}' * 33, '[' * 10_000, '{"a":' * 5_000, '{"a":' + '[' * 60 + ']' * 60 + '}', "{\"a\":${'1' * 60_000}}", "{\"${'a' * 60_000}\":1}",
      "{${(1..4000).collect { "\"p$it\":0" }.join(',')},\"parameters\":1}", "{\"parameters\":{${(1..4000).collect { "\"p$it\":0" }.join(',')}}}"].collect { bytes(it) } +
      [[0xff, 0xfe, 0x7b, 0x7d] as byte[], '{}'.getBytes('UTF-16LE'), [0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d] as byte[], [0] as byte[], [0xc0, 0xaf] as byte[]]
    bad.eachWithIndex { body, i ->
      refused(400, "body $i: ${new String(body, 'ISO-8859-1').take(60)}") { post('alarm', body, signed(body, "bad_$i")) }
    }

    and: 'they do not know how it is asked'
    ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'BREW'].each { method ->
      refused([405, 501], method) { send('/hooks/alarm', method) }
    }
    [null, 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'application/jsonx', '*/*', 'application/xml'].each { type ->
      refused(415, "type $type") { send('/hooks/alarm', 'POST', BODY, null, type) }
    }
    refused(415, 'compressed') { send('/hooks/alarm', 'POST', BODY, signed(BODY) + ['Content-Encoding': 'gzip']) }
    refused(413, 'large') { send('/hooks/alarm', 'POST', ' ' * 65_537) }
    refused(413, 'large, and not said how large') { send('/hooks/alarm', 'POST', new ByteArrayInputStream(new byte[65_537])) }
    cutOff { refused(413, 'huge') { send('/hooks/alarm', 'POST', ' ' * 2_000_000) } }
    ['/hooks', '/hooks/', '/hooks/alarm/', '/hooks/alarm/x', '/hooks//alarm', '/hooks/..%2falarm', '/hooks/%00', '/hooks/alarm%0d%0aX:%20y', '/hooks/' + 'a' * 65, '/HOOKS/alarm',
      '/hooks/al%C3%A4rm', '/hooks/alarm%20', '/hooks/./alarm%2f', '/hooks/alarm;x=y/..'].each { path ->
      refused([400, 404], path) { send(path) }
    }

    and: 'they do not keep to HTTP'
    def head = "POST /hooks/alarm HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n"
    def signature = signed(BODY).collect { name, value -> "$name: $value\r\n" }.join()
    def text = new String(bytes(BODY), 'UTF-8')
    [
      head + signature + 'Content-Length: -1\r\n\r\n' + text,
      head + signature + "Content-Length: ${text.length()}\r\nTransfer-Encoding: chunked\r\n\r\n" + text,
      head + signature + "Content-Length: ${text.length()}\r\nContent-Length: 5\r\n\r\n" + text,
      head + signature + "Content-Length: ${text.length() + 50}\r\n\r\n" + text,
      head + signature + "X: y\nwebhook-id: z\r\n\u0000: x\r\nContent-Length: 2\r\n\r\n{}",
      head + " webhook-id: folded\r\n" + signature + 'Content-Length: 2\r\n\r\n{}',
      head + 'X: ' + 'a' * 20_000 + '\r\n\r\n',
      head + signature + 'Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n' + text,
      'POST /hooks/alarm\r\n\r\n',
      '\u0016\u0003\u0001\u0002\u0000\u0001',
    ].each { assert !(raw(it) ==~ /(?s)HTTP\/1.1 20.*/): it }

    then:
    sent >= 150
    runs.empty

    and: 'no secret, no guess and nothing of the inside is in an answer, a line or the log'
    def lines = log.list.collect { it.formattedMessage + (it.throwableProxy?.message ?: '') } as List<String>
    (answers + told + lines).every { said ->
      [KEY, KEY - 'whsec_', OLD, OLD - 'whsec_', TOKEN, GUESS, 'io.muster.trigger', '\tat ', 'jndi'].every { !said.contains(it) }
    }
    told.every { !it.contains('\n') }

    and: 'many refusals are a few lines'
    told.size() < sent

    and: 'whoever may, still can'
    post('alarm', BODY, signed(BODY, 'good')).statusCode() == 202
  }

  def "what is signed for is refused when it comes after its time"() {
    given:
    def headers = signed(BODY)

    when:
    now += Duration.ofSeconds(301)

    then:
    post('alarm', BODY, headers).statusCode() == 401
    runs.empty
  }
}
