// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint

import com.fasterxml.jackson.databind.ObjectMapper
import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors

/** A service that keeps replicas as the contract says, and can be told to be nasty. */
class ReplicationService implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper()

  /** What was received, requests that were sent again included. */
  final List<Map> requests = [].asSynchronized()
  /** What was done, each thing once. */
  final List<String> effects = [].asSynchronized()
  /** What happens to the next requests, one closure each, instead of what the contract says. */
  final Queue<Closure> mischief = new ArrayDeque<>()
  /** How often work is said to go on before it is done, by call. */
  final Map<String, Integer> slow = [:]
  /** What is done while a request is worked on, by call. */
  final Map<String, Closure> during = [:]
  final CountDownLatch end = new CountDownLatch(1)

  private final Map<String, Map> answers = [:]
  private final Map<String, Map> running = [:]
  private final List<Map> points = [
    [id: 'p2', name: 'second', created: '2026-11-21T10:30:00Z', term: 'short', consistent: false, colour: 'blue'],
    [id: 'p1', created: '2026-11-21T10:00:00Z', consistent: true],
  ]
  private boolean held
  private final HttpServer server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)

  ReplicationService() {
    server.executor = Executors.newVirtualThreadPerTaskExecutor()
    server.createContext('/') { exchange -> exchange.withCloseable { receive(it) } }
    server.start()
  }

  String getUrl() {
    "http://127.0.0.1:$server.address.port"
  }

  private void receive(HttpExchange exchange) {
    def request = JSON.readValue(exchange.requestBody, Map)
    request.method = exchange.requestMethod
    request.path = exchange.requestURI.rawPath
    request.once = exchange.requestHeaders.getFirst('Idempotency-Key')
    request.login = exchange.requestHeaders.getFirst('Authorization')
    requests << request
    Closure nasty
    synchronized (mischief) {
      nasty = mischief.poll()
    }
    nasty ? nasty.call(exchange, request) : answer(exchange, 200, JSON.writeValueAsString(perform(request)))
  }

  static void answer(HttpExchange exchange, int status, String text) {
    exchange.sendResponseHeaders(status, text ? text.bytes.length : -1)
    if (text) {
      exchange.responseBody << text
    }
  }

  /** Does what a request asks for, at most once for one key. */
  synchronized Map perform(Map request) {
    if (request.call == 'look') {
      def work = running[request.look]
      return work.left-- > 0 ? [state: 'running', look: request.look] : work.answer as Map
    }
    def known = answers[request.once]
    if (known) {
      return known
    }
    during[request.call]?.call(request)
    def answer = effect(request)
    if (slow[request.call]) {
      def token = "work-${running.size() + 1}" as String
      running[token] = [left: slow[request.call], answer: answer]
      answer = [state: 'running', look: token]
    }
    answers[request.once as String] = answer
  }

  private Map effect(Map request) {
    switch (request.call) {
      case 'points': return [state: 'done', points: points, tea: [1, 2]]
      case 'pointAt': return [state: 'done', points: points.findAll { it.term == 'short' && it.created <= request.instant }]
      case 'sync':
        def point = [id: "p${points.size() + 1}" as String, created: '2026-11-21T11:00:00Z']
        points << point
        effects << 'sync'
        return [state: 'done', replica: request.replica.name, points: [point]]
      case 'hold':
        if (!held) {
          effects << 'hold'
        }
        held = true
        return [state: 'done']
      case 'resume':
        held = false
        effects << 'resume'
        return [state: 'done']
      default:
        effects << ([request.call, request.point?.id, request.production?.name, request.phase].findAll().join(' '))
        return [state: 'done']
    }
  }

  @Override
  void close() {
    end.countDown()
    server.stop(0)
  }
}
