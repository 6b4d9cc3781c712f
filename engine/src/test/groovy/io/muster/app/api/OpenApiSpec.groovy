// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import com.networknt.schema.InputFormat
import com.networknt.schema.SchemaRegistry
import com.networknt.schema.SpecificationVersion
import java.net.http.HttpResponse

/** What the API answers is what its own description says. */
class OpenApiSpec extends ApiSpecification {

  def 'every route is described once, with its role, and every schema is used'() {
    when:
    Map api = json(get(null, '/v1/openapi.json'))
    def operations = api.paths.collectMany { path, methods -> methods.collect { method, it -> it + [path: path, method: method.toUpperCase()] } }

    then:
    api.openapi == '3.1.0'
    operations.collect { [it.method, it.path, it.operationId, it.'x-role'] }.toSet() ==
      ApiDoor.routes(null).collect { [it.method(), it.path(), it.name(), it.least().word()] }.toSet()
    operations*.operationId.toSet().size() == operations.size()

    and:
    def text = new ObjectMapper().writeValueAsString(api)
    (api.components.schemas.keySet() as List).every { text.contains("#/components/schemas/$it\"") }
    (text =~ /#\/components\/schemas\/(\w+)"/).collect { it[1] }.every { api.components.schemas.containsKey(it) }
  }

  def 'every route answers as it is described'() {
    given:
    def api = new ObjectMapper().readTree(get(null, '/v1/openapi.json').body())
    def run = start('bob', 'erp', [plan: 'failover', reason: 'flood'])
    soon.eventually { assert status(run).asks.size() == 1 }
    def bodies = [
      startRun   : [plan: 'drill', machines: ['crm01'], parameters: [:], yes: false, keepSeconds: 0, reason: 'weekly'],
      moveRun    : [to: '2099-01-01T00:00:00Z', reason: 'longer'],
      answerRun  : [choice: 'keep', reason: 'it stands'],
      createToken: [name: 'joe', role: 'viewer', scope: ['web*'], expires: '1h', reason: 'new'],
    ]
    def last = ['answerRun', 'retryRun', 'skipRun', 'undoRun', 'resumeRun', 'abortRun', 'revokeToken']
    def routes = ApiDoor.routes(null).toSorted { last.indexOf(it.name()) }

    when:
    def wrong = routes.collectMany { route ->
      def path = route.path().replace('{runbook}', 'crm').replace('{run}', run).replace('{plan}', 'failover').replace('{token}', 'joe')
      def body = route.acts() && route.method() != 'DELETE' ? bodies[route.name()] ?: [:] : null
      if (body != null) {
        assert problems(api, route.shape().body().get(), new ObjectMapper().writeValueAsString(body)) == []
      }
      def answer = ask('ada', route.method(), path, body)
      described(api, route, answer).collect { "${route.name()}: $it" as String }
    }

    then:
    wrong == []
  }

  /** What a run in this state cannot be told is a problem, which is described too. */
  private static List<String> described(JsonNode api, Route route, HttpResponse<String> answer) {
    def type = answer.headers().firstValue('Content-Type').orElse('')
    if (answer.statusCode() != route.shape().status()) {
      assert route.name() in ['retryRun', 'skipRun', 'undoRun', 'resumeRun', 'abortRun']
      return type == 'application/problem+json' && answer.statusCode() == 409 ? problems(api, 'Problem', answer.body()) : ["$answer ${answer.body()}" as String]
    }
    if (route.shape().answer().contains('/')) {
      return type.startsWith(route.shape().answer()) ? [] : [type]
    }
    route.shape().answer().empty ? (answer.body().empty ? [] : [answer.body()]) : problems(api, route.shape().answer(), answer.body())
  }

  private static List<String> problems(JsonNode api, String schema, String json) {
    def root = new ObjectMapper().createObjectNode()
    root.put('$ref', "#/components/schemas/$schema")
    root.set('components', api.path('components'))
    def registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
    registry.getSchema(root.toString(), InputFormat.JSON).validate(json, InputFormat.JSON)*.toString()
  }
}
