// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api

import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import java.util.stream.Stream

class EventStreamSpec extends ApiSpecification {

  private CompletableFuture<Stream<String>> follow(String who, String run, Map<String, String> headers = [:]) {
    def request = HttpRequest.newBuilder(URI.create(server.address() + "/v1/runs/$run/events"))
      .header('Authorization', "Bearer ${tokens[who]}").header('Accept', 'text/event-stream')
    headers.each { name, value -> request.header(name, value) }
    client.sendAsync(request.build(), BodyHandlers.ofLines()).thenApply {
      assert it.statusCode() == 200
      assert it.headers().firstValue('Content-Type').get().startsWith('text/event-stream')
      it.body()
    }
  }

  private static List<Integer> ids(List<String> lines) {
    lines.findAll { it.startsWith('id: ') }.collect { (it - 'id: ') as int }
  }

  def 'many who follow a run see all that happens in it, and the stream ends with the run'() {
    given:
    def run = start('bob', 'erp', [plan: 'failover'])

    when: 'some come at once and some when it waits'
    def early = (1..20).collect { follow('eve', run).thenApplyAsync { it.toList() } }
    soon.eventually { assert status(run).asks.size() == 1 }
    def late = (1..20).collect { follow('bob', run).thenApplyAsync { it.toList() } }
    post('bob', "/v1/runs/$run/answers", [choice: 'keep'])
    def seen = (early + late)*.get(60, TimeUnit.SECONDS)
    def expected = json(get('eve', "/v1/runs/$run/events")).items

    then:
    seen.every { ids(it) == expected*.number }
    seen.every { lines -> lines.findAll { it.startsWith('event: ') } == expected.collect { "event: $it.type" as String } }
    expected.last().type == 'run.ended'

    and: 'nobody looks at the run any more'
    soon.eventually { assert api.@feeds.followed() == 0 }
  }

  def 'who was cut off goes on after the event that he has seen last'() {
    given:
    def run = start('bob', 'crm', [plan: 'drill'])
    soon.eventually { assert status(run).state == 'ended' }
    def all = json(get('eve', "/v1/runs/$run/events")).items*.number

    expect:
    ids(follow('eve', run, ['Last-Event-ID': "${all[2]}"]).get(20, TimeUnit.SECONDS).toList()) == all.drop(3)

    and: 'where all is told he is told to come no more'
    get('eve', "/v1/runs/$run/events", [Accept: 'text/event-stream', 'Last-Event-ID': "${all.last()}"]).statusCode() == 204
  }

  def 'a run that is waited for is looked at once, and let go with its last viewer'() {
    given:
    def run = start('bob', 'erp', [plan: 'failover'])
    soon.eventually { assert status(run).asks.size() == 1 }

    when:
    def sockets = (1..30).collect { open(run) }

    then:
    soon.eventually { assert sockets.every { it.inputStream.available() > 0 } }
    api.@feeds.followed() == 1

    cleanup:
    sockets*.close()
  }

  private Socket open(String run) {
    def socket = new Socket('127.0.0.1', URI.create(server.address()).port)
    socket.outputStream << "GET /v1/runs/$run/events HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\nAuthorization: Bearer ${tokens.eve}\r\n\r\n"
    socket.outputStream.flush()
    socket
  }
}
