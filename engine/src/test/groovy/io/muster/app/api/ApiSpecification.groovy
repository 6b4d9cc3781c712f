// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api

import com.fasterxml.jackson.databind.ObjectMapper
import io.muster.access.Role
import io.muster.access.Scope
import io.muster.app.Access
import io.muster.app.DrillSources
import io.muster.app.LabTime
import io.muster.app.Records
import io.muster.app.Server
import io.muster.http.HttpServer
import io.muster.time.Speed
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** A node with labs that is asked over HTTP, as others ask it. */
abstract class ApiSpecification extends Specification {

  static final ERP = '''\
    runbook('erp') {
      title 'ERP: Berlin to Frankfurt'
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
      replicas { snapshot 'db01'; snapshot 'web01'; snapshot 'web02' }
      failover {
        group('databases') { vm 'db01' }
        group('web') { vm 'web01'; vm 'web02' }
        decide {
          ask quorum: 1
          within 24.hours, otherwise: keep
        }
      }
      drills { every '0 0 2 ? * SAT', zone: 'Europe/Berlin', keep: 30.minutes }
    }
    '''.stripIndent()

  static final CRM = '''\
    runbook('crm') {
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
      replicas { snapshot 'crm01' }
      failover { group('all') { vm 'crm01' } }
    }
    '''.stripIndent()

  @TempDir
  Path data

  Records records
  Server node
  ApiDoor api
  HttpServer server
  Map<String, String> tokens = [:]

  HttpClient client = HttpClient.newHttpClient()

  def soon = new PollingConditions(timeout: 60, delay: 0.1)

  def setup() {
    def shelf = Files.createDirectories(data.resolve('runbooks'))
    Files.writeString(shelf.resolve('erp.groovy'), ERP)
    Files.writeString(shelf.resolve('crm.groovy'), CRM)
    records = Records.open(Optional.empty(), data, 'a spec')
    def sources = DrillSources.of([shelf], Optional.empty()) {}
    node = Server.labs(new LabTime(data, new Speed(600), Optional.empty(), Optional.empty()), records, sources) { _, __ -> }
    api = new ApiDoor(Optional.empty(), records, data, '1.2')
    server = HttpServer.open('127.0.0.1', 0, [api.door()])
    api.serves(node)
    token('ada', Role.ADMINISTRATOR)
    token('bob', Role.OPERATOR)
    token('eve', Role.VIEWER)
    token('web', Role.OPERATOR, 'web*')
    token('crm', Role.VIEWER, 'runbook:crm')
  }

  def cleanup() {
    client.close()
    api.close()
    node.stop(Duration.ofSeconds(20))
    server.close()
  }

  void token(String name, Role role, String... scope) {
    def issued = Access.office(Optional.empty(), records).create(name, role, new Scope(scope.toList()), Optional.empty(), 'a spec')
    tokens[name] = issued.secret().reveal()
  }

  HttpResponse<String> ask(String who, String method, String path, Object body = null, Map<String, String> headers = [:]) {
    def text = body == null || body instanceof String ? body : new ObjectMapper().writeValueAsString(body)
    def request = HttpRequest.newBuilder(URI.create(server.address() + path)).timeout(Duration.ofSeconds(60))
    if (who != null) {
      request.header('Authorization', 'Bearer ' + (tokens[who] ?: who))
    }
    if (text != null) {
      request.header('Content-Type', 'application/json')
    }
    headers.each { name, value -> request.setHeader(name, value) }
    request.method(method, text == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text))
    client.send(request.build(), BodyHandlers.ofString())
  }

  HttpResponse<String> get(String who, String path, Map<String, String> headers = [:]) {
    ask(who, 'GET', path, null, headers)
  }

  HttpResponse<String> post(String who, String path, Object body, Map<String, String> headers = [:]) {
    ask(who, 'POST', path, body, headers)
  }

  static Map json(HttpResponse<String> answer) {
    new ObjectMapper().readValue(answer.body(), Map)
  }

  static List<String> sentences(HttpResponse<String> answer) {
    assert answer.headers().firstValue('Content-Type').get() == 'application/problem+json'
    assert json(answer).status == answer.statusCode()
    json(answer).sentences
  }

  /** Starts a run and gives its name. */
  String start(String who, String runbook, Map body) {
    def answer = post(who, "/v1/runbooks/$runbook/runs", body)
    assert answer.statusCode() == 202
    json(answer).run
  }

  Map status(String run) {
    json(get('ada', "/v1/runs/$run"))
  }
}
