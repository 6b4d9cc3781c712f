// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api

import java.nio.charset.StandardCharsets

/** What strangers send on purpose changes nothing and shows nothing. */
class HostileCallsSpec extends ApiSpecification {

  def cleanup() {
    assert records.journal().runs().empty
    assert records.tokens().all()*.name() == ['ada', 'bob', 'crm', 'eve', 'web']
  }

  def 'a forged token is refused: #name'() {
    when:
    def answer = get(shown, '/v1/runs')

    then:
    answer.statusCode() == 401
    !answer.body().contains(shown)

    where:
    name             | shown
    'none of ours'   | 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.'
    'by chance'      | 'muster_' + 'A' * 43
    'a hash'         | 'a' * 64
    'SQL'            | "muster_' or 1=1 --"
    'a long one'     | 'muster_' + 'A' * 4000
  }

  def 'a token in the address or in a cookie counts for nothing'() {
    expect:
    get(null, "/v1/runs?token=${tokens.ada}&access_token=${tokens.ada}").statusCode() == 401
    get(null, '/v1/runs', [Cookie: "token=${tokens.ada}"]).statusCode() == 401
    get(null, '/v1/runs', [Authorization: "Basic ${tokens.ada}"]).statusCode() == 401
  }

  def 'who goes on guessing is not heard for a while, and who was right before is'() {
    given:
    get('bob', '/v1/me')
    10.times { get('muster_' + 'A' * 43, '/v1/runs') }

    expect:
    with(get('muster_' + 'B' * 43, '/v1/runs')) {
      statusCode() == 429
      (headers().firstValue('Retry-After').get() as int) in 1..60
    }
    get('eve', '/v1/me').statusCode() == 429
    get('bob', '/v1/me').statusCode() == 200
  }

  def 'a path that leads elsewhere leads nowhere: #path'() {
    when:
    def answer = raw("GET $path HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${tokens.ada}\r\nConnection: close\r\n\r\n")

    then:
    answer ==~ /(?s)HTTP\/1.1 4\d\d .*/
    !answer.contains('\tat ')
    !answer.contains('root:')

    where:
    path << [
      '/v1/../etc/passwd', '/v1/runs/../../etc/passwd', '/v1/runs/%2e%2e%2f%2e%2e%2fetc%2fpasswd', '/v1/runs/..%2f..',
      '/v1/runs/%00', '/v1/runs/a%0d%0aX-Evil:1', '/v1//runs', '/v1/runs/', '/v1/runs;a=b', '/v1/runbooks/..%5c..%5cwin.ini',
      '/v1/runbooks/erp/plan/..%2fcheck', '/v1/runs/%ff%fe', "/v1/runs/${'a' * 3000}", '/v1/runs/<script>',
    ]
  }

  def 'a name is never a part of another path, of a header or of a page: #name'() {
    when:
    def answer = get('ada', '/v1/runs/' + URLEncoder.encode(name, StandardCharsets.UTF_8))

    then:
    answer.statusCode() in [400, 404, 422]
    answer.headers().firstValue('Content-Type').get().contains('json')
    answer.headers().firstValue('X-Evil').empty

    where:
    name << ['<script>alert(1)</script>', "erp' or '1'='1", '../../etc/passwd', 'a\r\nX-Evil: 1', '\u202Eerp', '${jndi:ldap://x}']
  }

  def 'a body that is wrong is refused in a sentence: #name'() {
    when:
    def answer = post('ada', '/v1/runbooks/crm/runs', body)

    then:
    answer.statusCode() == status
    sentences(answer).first().contains(sentence)
    !answer.body().contains('com.fasterxml')

    where:
    name             | body                                                    || status | sentence
    'no JSON'        | 'plan=failover'                                         || 400    | 'the body is no JSON that can be read, at line 1'
    'cut off'        | '{"plan": "fail'                                        || 400    | 'the body is no JSON that can be read'
    'a list'         | '[]'                                                    || 400    | 'the body is no JSON object'
    'deep'           | '{"plan":' + '[' * 5000 + ']' * 5000 + '}'              || 400    | 'it is too deep'
    'twice'          | '{"plan": "drill", "plan": "failover"}'                 || 400    | 'the body is no JSON that can be read'
    'more'           | '{"plan": "drill"} {}'                                  || 400    | 'the body is no JSON that can be read'
    'a long text'    | '{"plan": "drill", "reason": "' + 'a' * 3000 + '"}'     || 422    | "field 'reason' is longer than 2000 characters"
    'a control'      | '{"plan": "drill", "reason": "a\\u001b[2J"}'            || 422    | "field 'reason' is longer than 2000 characters or has control characters"
    'another field'  | '{"plan": "drill", "force": true}'                      || 422    | "there is no field 'force'"
    'another type'   | '{"plan": 7}'                                           || 422    | "field 'plan' is no text"
    'no flag'        | '{"plan": "drill", "yes": "yes"}'                       || 422    | "field 'yes' is neither true nor false"
    'no plan'        | '{}'                                                    || 422    | "field 'plan' is missing"
    'a plan'         | '{"plan": "failovr"}'                                   || 404    | "there is no plan 'failovr'; did you mean 'failover'?"
    'a machine'      | '{"plan": "drill", "machines": ["nope"]}'               || 422    | "plan 'drill' has no machine 'nope'"
  }

  def 'a body that is too large, of another type or with a wrong method is refused'() {
    expect:
    post('ada', '/v1/runbooks/crm/runs', '{"plan": "' + 'a' * 600_000 + '"}').statusCode() == 413
    post('ada', '/v1/runbooks/crm/runs', '{"plan": "' + 'a' * 2_000_000 + '"}').statusCode() == 413
    post('ada', '/v1/runbooks/crm/runs', 'plan=drill', ['Content-Type': 'application/x-www-form-urlencoded']).statusCode() == 415
    with(ask('ada', 'DELETE', '/v1/runs')) {
      statusCode() == 405
      headers().firstValue('Allow').get() == 'GET'
    }
    ask('ada', 'TRACE', '/v1/runs').statusCode() in [400, 405]
    post('ada', '/v1/runbooks/crm/runs', [plan: 'drill'], ['Idempotency-Key': 'k' * 300]).statusCode() == 400
  }

  def 'numbers and cursors of strangers are refused: #query'() {
    expect:
    get('ada', "/v1/runs?$query").statusCode() == 422

    where:
    query << ['limit=-1', 'limit=1e9', 'limit=99999999999999999999', 'cursor=%25%25', 'state=gone']
  }

  def 'every answer has the headers that keep browsers from mischief'() {
    expect:
    [get('ada', '/v1/runs'), get(null, '/v1/runs'), get('ada', '/v1/none')].every {
      def headers = it.headers()
      headers.firstValue('X-Content-Type-Options').get() == 'nosniff' &&
        headers.firstValue('X-Frame-Options').get() == 'DENY' &&
        headers.firstValue('Content-Security-Policy').get().contains("default-src 'none'") &&
        headers.firstValue('Referrer-Policy').get() == 'no-referrer' &&
        headers.firstValue('Access-Control-Allow-Origin').empty &&
        headers.firstValue('Server').empty
    }
  }

  private String raw(String request) {
    try (def socket = new Socket('127.0.0.1', URI.create(server.address()).port)) {
      socket.soTimeout = 20_000
      socket.outputStream << request
      socket.outputStream.flush()
      socket.inputStream.text
    }
  }
}
