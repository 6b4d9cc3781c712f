// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint

import static io.muster.replication.Replication.Phase.RUNNING

import io.muster.replica.RestorePoint
import io.muster.replication.ReplicationFault
import java.time.Duration
import org.apache.camel.builder.RouteBuilder
import spock.util.concurrent.BlockingVariable

/** What becomes of a call when the service behind it is slow, broken, or lies. */
class NastyServiceSpec extends EndpointSpecification {

  def 'a service that is out of order once is asked again, and does it once'() {
    given:
    service.mischief << { exchange, request -> service.answer(exchange, 503, 'closed') }

    when:
    within { replication.hold(replica()) }

    then:
    service.effects == ['hold']
    service.requests*.once.toSet().size() == 1
    service.requests.size() == 2
    Duration.between(START, time.now()) == Duration.ofSeconds(1)
  }

  def 'an answer that is lost after the work was done leads to the same work, not to more'() {
    given:
    3.times {
      service.mischief << { exchange, request -> service.perform(request) }
    }

    expect:
    within { replication.sync(replica(), 'run-1/sync').id() } == 'p3'
    service.effects == ['sync']
    service.requests.size() == 4
    Duration.between(START, time.now()) == Duration.ofSeconds(1 + 2 + 4)
  }

  def 'an answer that takes too long is not waited for'() {
    given:
    service.mischief << { exchange, request ->
      service.perform(request)
      service.end.await()
    }
    def hasty = replication([transfer: "$service.url/transfer" as String], Duration.ofMillis(300))

    when:
    within { hasty.transfer(replica(), PRODUCTION, RUNNING) }

    then:
    service.effects == ['transfer mq01 running']
    service.requests.size() == 2
  }

  def 'a service that is not there is given up after a minute, and its secrets are not told'() {
    given:
    def address = "$service.url/hold?authMethod=Basic&authUsername=u&authPassword=hidden" as String
    service.close()

    when:
    within { replication([hold: address]).hold(replica()) }

    then:
    def gone = thrown(ReplicationFault)
    gone.fault() == 'Unreachable'
    !gone.refused()
    gone.message == "replication 'array' has not done 'hold' of 'mq01_replica': it cannot be reached, or the connection broke, 6 times"
    Duration.between(START, time.now()) == Duration.ofSeconds(1 + 2 + 4 + 8 + 15)
    !causes(gone)*.message.join().contains('hidden')
  }

  def 'work that never ends is left when its time is over'() {
    given:
    service.slow.transfer = Integer.MAX_VALUE

    when:
    within { replication.transfer(replica(within: Duration.ofMinutes(2)), PRODUCTION, RUNNING) }

    then:
    def late = thrown(ReplicationFault)
    late.fault() == 'TimedOut'
    !late.refused()
    late.message == "replication 'array' has not done 'transfer' of 'mq01_replica': it goes on there, and its time is over; it may still go on there, so look at 'mq01_replica' before trying again"
    Duration.between(START, time.now()) < Duration.ofMinutes(2)
  }

  def 'a call whose time is over before it begins is not made'() {
    when:
    within { replication.hold(replica(within: Duration.ofSeconds(-1))) }

    then:
    def late = thrown(ReplicationFault)
    late.fault() == 'TimedOut'
    service.requests.empty
  }

  def 'an answer without an end is cut off and refused'() {
    given:
    def cut = new BlockingVariable<IOException>(20)
    service.mischief << { exchange, request ->
      exchange.sendResponseHeaders(200, 0)
      try {
        while (service.end.count) {
          exchange.responseBody.write(new byte[65536])
        }
      } catch (IOException e) {
        cut.set(e)
      }
    }

    when:
    within { replication.points(replica()) }

    then:
    def refused = thrown(ReplicationFault)
    refused.fault() == 'BadAnswer'
    refused.message == "replication 'array' has not done 'points' of 'mq01_replica': the answer to 'points' is not one: it is longer than 1 MB; see docs/replication.md"
    service.requests.size() == 1
    camel.stop()
    cut.get().message != null
  }

  def 'an answer that is not what it has to be is refused, not believed: #text'() {
    given:
    service.mischief << { exchange, request -> service.answer(exchange, status, text) }

    when:
    within { replication.points(replica()) }

    then:
    def refused = thrown(ReplicationFault)
    refused.fault() == 'BadAnswer'
    refused.refused()
    refused.message == "replication 'array' has not done 'points' of 'mq01_replica': the answer to 'points' is not one: $sentence; see docs/replication.md"
    service.requests.size() == 1

    where:
    status | text                                          || sentence
    200    | '<html>Please log in</html>'                  || 'it is not JSON, or ends early'
    200    | '{"state":"done","points":[{"id":"p'          || 'it is not JSON, or ends early'
    200    | '{"state":"done"} {"state":"failed"}'         || 'it is not JSON, or ends early'
    200    | '{"state":"failed","state":"done"}'           || 'it is not JSON, or ends early'
    200    | '[' * 100_000                                 || 'it is not JSON, or ends early'
    200    | '["done"]'                                    || ' is not an object'
    200    | '{"points":[]}'                               || "field 'state' is missing"
    200    | '{"state":"queued"}'                          || "field 'state' is 'queued', which is neither done, running nor failed"
    200    | '{"state":"\\u001b[31mdone"}'                 || "field 'state' is '[31mdone', which is neither done, running nor failed"
    200    | '{"state":true}'                              || "field 'state' is not a text"
    200    | '{"state":"done"}'                            || "field 'points' is missing"
    204    | ''                                            || "field 'points' is missing"
    202    | ''                                            || 'it is not JSON, or ends early'
    200    | '{"state":"running"}'                         || "field 'look' is missing"
    200    | '{"state":"running","look":""}'               || "field 'look' is empty, longer than 300 characters, or has characters without a shape"
    200    | '{"state":"done","points":{"id":"p1"}}'       || "field 'points' is not a list"
    200    | '{"state":"done","points":["p1"]}'            || 'points[0] is not an object'
    200    | '{"state":"done","replica":"db01_replica"}'   || "field 'replica' names 'db01_replica', another replica"
    200    | points('"id":7')                              || "field 'points[0].id' is not a text"
    200    | points('"name":"x"')                          || "field 'points[0].id' is missing"
    200    | points('"id":"a\\u202eb"')                    || "field 'points[0].id' is empty, longer than 300 characters, or has characters without a shape"
    200    | points('"id":"p1","created":"yesterday"')     || "field 'points[0].created' is not an ISO instant such as 2026-11-21T11:01:31Z"
    200    | points('"id":"p1","created":1763722891')      || "field 'points[0].created' is not a text"
    200    | points('"id":"p1","created":"2026-11-21T10:00:00Z","term":"eternal"') || "field 'points[0].term' is neither long nor short"
    200    | points('"id":"p1","created":"2026-11-21T10:00:00Z","consistent":"no"') || "field 'points[0].consistent' is neither true nor false"
  }

  def 'a point that cannot be the one asked for is refused'() {
    given:
    service.mischief << { exchange, request -> service.answer(exchange, 200, text) }

    when:
    within { replication.pointAt(replica(), START) }

    then:
    def refused = thrown(ReplicationFault)
    refused.message.contains(sentence)

    where:
    text                                                        || sentence
    points('"id":"p1","created":"2026-11-21T12:00:00.001Z"')    || "field 'points[0].created' is after the instant asked for, 2026-11-21T12:00:00Z"
    points('"id":"a","created":"2026-11-21T10:00:00Z"},{"id":"b","created":"2026-11-21T10:00:00Z"') || "field 'points' has 2 points instead of one"
  }

  def 'a service that fails says why, and whether trying again is of use: #status #text'() {
    given:
    service.mischief << { exchange, request -> service.answer(exchange, status, text) }

    when:
    within { replication.recover(replica(), new RestorePoint('p1', 'p1', START)) }

    then:
    def failed = thrown(ReplicationFault)
    failed.fault() == fault
    failed.refused() == refused
    failed.message == "replication 'array' has not done 'recover' of 'mq01_replica': $sentence"
    service.requests.size() == 1

    where:
    status | text                                                                       || fault       | refused | sentence
    200    | '{"state":"failed","message":"disk 2 is lost"}'                            || 'Failed'    | false   | 'it says: disk 2 is lost'
    409    | '{"state":"failed","fault":"Busy","message":"it is in use"}'               || 'Busy'      | true    | 'it says: it is in use'
    409    | '{"state":"failed","fault":"Busy","refused":false,"message":"in use"}'     || 'Busy'      | false   | 'it says: in use'
    500    | '{"state":"failed","message":"disk 2 is lost"}'                            || 'Failed'    | false   | 'it says: disk 2 is lost'
    404    | 'no such replica'                                                          || 'Failed'    | true    | 'it answered with status 404'
    302    | ''                                                                         || 'Failed'    | true    | 'it answered with status 302'
    200    | '{"state":"failed","message":"\\u001b[2J\\r\\nhttps://x?token=abc&y=1"}'   || 'Failed'    | false   | 'it says: [2J https://x?token=…&y=1'
    200    | '{"state":"failed","message":"' + 'x' * 5000 + '"}'                        || 'Failed'    | false   | 'it says: ' + 'x' * 300 + '…'
  }

  def 'work that the service has forgotten can be started again'() {
    given:
    service.mischief << { exchange, request -> service.answer(exchange, 200, '{"state":"running","look":"w"}') }
    service.mischief << { exchange, request -> service.answer(exchange, 404, '') }

    when:
    within { replication.release(replica()) }

    then:
    def lost = thrown(ReplicationFault)
    !lost.refused()
  }

  def 'a name that Camel would take for something else is not put into an address: #name'() {
    given:
    def named = replication([hold: "$service.url/\${replica}/hold" as String])

    when:
    within { named.hold(replica(name: name)) }

    then:
    def refused = thrown(ReplicationFault)
    refused.message == "setting 'replication.array.hold': '$name' cannot be put in place of \${replica}; name the replica by \${replicaId}, or leave it out, because the request tells all names"
    service.requests.empty

    where:
    name << ['{{sys:user.home}}', '../other', '..', 'a/b', 'a?httpMethod=DELETE', 'a&b=c', 'a#b', '%2e%2e', '${body}', 'RAW(x)', 'a@b']
  }

  def 'an ordinary name is put into an address'() {
    when:
    within { replication([hold: "$service.url/\${replica}/hold?of=\${source}" as String]).hold(replica(name: 'Käse 7_replica')) }

    then:
    service.requests[0].path == '/K%C3%A4se%207_replica/hold'
  }

  def 'any other endpoint answers with its body, and a name in its address can be no option of a command'() {
    given:
    def bodies = []
    camel.addRoutes(new RouteBuilder() {
      @Override
      void configure() {
        from('direct:tool-mq01_replica').process {
          bodies << it.message.getBody(String)
          it.message.body = '{"state":"done"}'
          it.message.setHeader('CamelExecExitValue', bodies.size() == 2 ? 3 : 0)
        }
      }
    })
    def tool = replication([hold: 'direct:tool-${replica}'])

    when:
    within { tool.hold(replica()) }

    then:
    bodies[0].startsWith('{"call":"hold"')

    when:
    within { tool.hold(replica()) }

    then:
    def failed = thrown(ReplicationFault)
    failed.message == "replication 'array' has not done 'hold' of 'mq01_replica': it ended with exit code 3"

    when:
    within { tool.hold(replica(name: '--all')) }

    then:
    def refused = thrown(ReplicationFault)
    refused.message.contains("'--all' cannot be put in place")
  }

  static String points(String fields) {
    """{"state":"done","points":[{$fields}]}"""
  }

  static List<Throwable> causes(Throwable problem) {
    problem ? [problem] + causes(problem.cause) : []
  }
}
