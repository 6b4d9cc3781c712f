// SPDX-License-Identifier: Apache-2.0
package io.muster.http

import com.fasterxml.jackson.databind.ObjectMapper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import spock.lang.AutoCleanup
import spock.lang.Specification

class HttpServerSpec extends Specification {

  Health health = serving(Optional.empty())

  @AutoCleanup
  HttpServer server = HttpServer.open('127.0.0.1', 0, [Door.health { health }, Door.metrics { 'muster_up 1\n' }])

  @AutoCleanup
  HttpClient client = HttpClient.newHttpClient()

  private static Health serving(Optional<String> journal, Health.Phase phase = Health.Phase.SERVING) {
    new Health(phase, 'host/17', '1.2', journal, 3)
  }

  private HttpResponse<String> get(String path, String method = 'GET', byte[] body = new byte[0]) {
    client.send(HttpRequest.newBuilder(URI.create(server.address() + path)).method(method, BodyPublishers.ofByteArray(body)).build(),
      BodyHandlers.ofString())
  }

  private static Map json(String text) {
    new ObjectMapper().readValue(text, Map)
  }

  def "a node that goes on with runs lives and is ready"() {
    when:
    def live = get('/health/live')
    def ready = get('/health/ready')

    then:
    [live, ready]*.statusCode() == [200, 200]
    json(ready.body()) == [status: 'ready', node: 'host/17', version: '1.2', journal: 'reachable', runs: 3, stopping: false]
    live.body() == ready.body()

    and: 'for programs, never kept, and without the name of a product'
    ready.headers().firstValue('Content-Type').get() == 'application/json'
    ready.headers().firstValue('Cache-Control').get() == 'no-store'
    ready.headers().firstValue('Server').empty
  }

  def "a node that is #status lives and is not ready"() {
    given:
    health = now

    when:
    def ready = get('/health/ready')

    then:
    get('/health/live').statusCode() == 200
    ready.statusCode() == 503
    json(ready.body()).subMap(['status', 'journal', 'stopping']) == [status: status, journal: journal, stopping: stopping]

    where:
    now                                                        || status     | journal             | stopping
    serving(Optional.of('database is away'))                   || 'unready'  | 'database is away'  | false
    serving(Optional.of('not looked'), Health.Phase.STARTING)  || 'starting' | 'not looked'        | false
    serving(Optional.empty(), Health.Phase.STOPPING)           || 'stopping' | 'reachable'         | true
  }

  def "what is measured is told as Prometheus reads it"() {
    when:
    def answer = get('/metrics')

    then:
    answer.statusCode() == 200
    answer.body() == 'muster_up 1\n'
    answer.headers().firstValue('Content-Type').get() == 'text/plain; version=0.0.4; charset=utf-8'
    get('/metrics', 'POST').statusCode() == 405
    get('/metrics', 'HEAD').body().empty
  }

  def "#method #path is answered with #status and no more than its name"() {
    when:
    def answer = get(path, method)

    then:
    answer.statusCode() == status
    answer.headers().firstValue('Server').empty
    method == 'HEAD' ? answer.body().empty : !answer.body().contains('at org.') && (json(answer.body()).error ?: name) == name

    where:
    method   | path                    || status | name
    'GET'    | '/'                     || 404    | 'Not Found'
    'GET'    | '/health'               || 404    | 'Not Found'
    'GET'    | '/health/ready/'        || 404    | 'Not Found'
    'GET'    | '/health/%2e%2e/ready'  || 400    | 'Bad Request'
    'POST'   | '/health/ready'         || 405    | 'Method Not Allowed'
    'HEAD'   | '/health/ready'         || 200    | ''
  }

  def "what goes wrong inside is not told"() {
    given:
    health = null

    when:
    def answer = get('/health/ready')

    then:
    answer.statusCode() == 500
    json(answer.body()) == [status: 500, error: 'Server Error']
  }

  def "a body of more than a megabyte is refused"() {
    expect:
    get('/health/ready', 'POST', new byte[(1 << 20) + 1]).statusCode() == 413
  }

  def "a request that is none is refused without a word about the server: #name"() {
    when:
    def answer = raw(request)

    then:
    answer.startsWith("HTTP/1.1 $status")
    !answer.contains('Jetty')
    !answer.contains('Server:')
    !answer.contains('\tat ')

    where:
    name           | request                                                                           || status
    'headers'      | "GET / HTTP/1.1\r\nHost: a\r\nX: ${'x' * 9000}\r\n\r\n"                           || '431'
    'an address'   | "GET /${'x' * 9000} HTTP/1.1\r\nHost: a\r\n\r\n"                                  || '414'
    'no protocol'  | 'bad request\r\n\r\n'                                                             || '505'
    'nothing'      | '\r\n\u0001\r\n\r\n'                                                            || '400'
    'two lengths'  | 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'  || '400'
  }

  private String raw(String request) {
    try (def socket = new Socket('127.0.0.1', URI.create(server.address()).port)) {
      socket.soTimeout = 10_000
      socket.outputStream << request
      socket.outputStream.flush()
      new BufferedReader(new InputStreamReader(socket.inputStream)).lines().limit(12).toList().join('\n')
    }
  }

  def "a port that cannot be used is said in a sentence: #address"() {
    when:
    HttpServer.open(address, URI.create(server.address()).port, [Door.health { health }])

    then:
    def problem = thrown(HttpException)
    problem.message ==~ "port [0-9]+ at '$address' cannot be used: .+; set another one with 'http.port' and 'http.address', or with --port"
    problem.message.contains(reason)

    where:
    address          || reason
    '127.0.0.1'      || 'Address already in use'
    'no.such.invalid' || 'this name is not known'
  }
}
