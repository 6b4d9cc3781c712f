// SPDX-License-Identifier: Apache-2.0
package io.muster.route

import com.sun.net.httpserver.HttpServer
import io.muster.RunbookSpecification
import io.muster.run.Outcome

/** Calls and notifications through Camel's own producers, to a real HTTP server. */
class MessagesSpec extends RunbookSpecification {

  List<Map> received = [].asSynchronized()
  int status = 200
  String answer = 'ok'
  HttpServer server

  def setup() {
    server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
    server.createContext('/') { exchange ->
      received << [method: exchange.requestMethod, path: exchange.requestURI.path, body: exchange.requestBody.text,
                   headers: exchange.requestHeaders.collectEntries { name, values -> [name.toLowerCase(), values.first()] }]
      exchange.responseHeaders.add('X-Left-Over', 'from the answer')
      exchange.sendResponseHeaders(status, answer.bytes.length)
      exchange.responseBody.withStream { it << answer }
    }
    server.start()
  }

  def cleanup() {
    server.stop(0)
  }

  def 'a call carries its method, headers and body, a map as JSON'() {
    when:
    def report = send("""call '$url/incident', method: 'PUT', headers: ['X-Token': 'a b'], body: [state: 'dr', machines: 2]""")

    then:
    report.outcome() == Outcome.DONE
    with(received[0]) {
      method == 'PUT'
      path == '/incident'
      body == '{"state":"dr","machines":2}'
      headers['x-token'] == 'a b'
      headers['content-type'] == 'application/json'
    }
  }

  def 'a call without a body is a GET, and nothing of an earlier answer goes along'() {
    when:
    send("call '$url/one', method: 'POST', body: 'x'\n call '$url/two'")

    then:
    received*.method == ['POST', 'GET']
    received[1].body == ''
    !received[1].headers.containsKey('x-left-over')
  }

  def 'an answer that is not the expected one fails the step: #expect, #status'() {
    given:
    this.status = status
    this.answer = answer

    when:
    def report = send("call '$url/', expect: $expect")

    then:
    report.outcome() == outcome
    report.failure().map { it.fault().name() }.orElse('') == fault

    where:
    expect  | status | answer          || outcome        | fault
    '201'   | 201    | ''              || Outcome.DONE   | ''
    '201'   | 200    | 'ok'            || Outcome.HALTED | 'UnexpectedAnswer'
    "'up'"  | 200    | 'all up'        || Outcome.DONE   | ''
    "'up'"  | 200    | 'down'          || Outcome.HALTED | 'UnexpectedAnswer'
    '200'   | 503    | 'out of order'  || Outcome.HALTED | 'HttpOperationFailedException'
  }

  def 'a call is tried again as often as it says'() {
    given:
    status = 503

    when:
    def report = send("call '$url/', retries: 2")

    then:
    report.outcome() == Outcome.HALTED
    received.size() == 3
  }

  def send(String steps) {
    def runbook = runbook("failover {\n before {\n $steps\n }\n group('a') { vm 'one' } }")
    startLab(runbook)
    engine = engine(lab::vSphere, true)
    run(runbook)
  }

  String getUrl() {
    "http://127.0.0.1:${server.address.port}"
  }
}
