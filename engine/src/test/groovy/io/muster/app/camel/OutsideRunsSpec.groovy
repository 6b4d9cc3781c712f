// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel

import io.muster.action.StepFailure
import java.time.Instant
import org.apache.camel.Exchange

/** The endpoints of steps in routes that no run calls. */
class OutsideRunsSpec extends CamelSpecification {

  private static String refusal(Exchange exchange) {
    assert exchange.exception instanceof StepFailure
    exchange.exception.message
  }

  def "the status of a replica is a map of what is seen"() {
    when:
    def ready = request('replica:status?vm=db01&runbook=minimal').message.body

    then:
    ready.machine == 'db01'
    ready.replica == 'db01_replica'
    ready.state == 'Ready'
    ready.allowed.contains('failover')
    ready.newest instanceof Instant
    ready.newest == ready.points.last()

    when:
    request('runbook:minimal?plan=failover&wait=true')
    def failedOver = request('replica:status?vm=db01&runbook=minimal').message.body

    then:
    failedOver.state == 'Failover'
    failedOver.since instanceof Instant
    'undoFailover' in failedOver.allowed
  }

  def "a replica is changed by runs only"() {
    expect:
    refusal(request('replica:failover?vm=db01&runbook=minimal')) ==
      "no run calls endpoint 'replica://failover?runbook=minimal&vm=db01', and only runs change replicas; send to 'runbook:NAME?plan=PLAN&machines=db01' instead"
  }

  def "a port of any host is probed on the network of this machine, without a runbook"() {
    given:
    def server = new ServerSocket(0, 5, InetAddress.loopbackAddress)
    int port = server.localPort

    expect:
    request("probe:tcp?host=127.0.0.1&port=$port&within=5s").message.body == 'holds after 0 s'

    when:
    server.close()

    then:
    refusal(request("probe:tcp?host=127.0.0.1&port=$port&within=100&every=50")).startsWith("port $port of '127.0.0.1' did not answer: ")
  }

  def "a machine is probed as the runbook means it"() {
    given:
    request('runbook:minimal?plan=failover&wait=true')

    expect:
    request('probe:tools?vm=db01&runbook=minimal&within=5m').message.body.startsWith('holds after')
    request('probe:tcp?vm=db01&port=5432&runbook=minimal&within=5m').message.body.startsWith('holds after')
    refusal(request('probe:tcp?vm=db01&port=5433&runbook=minimal&within=10s')).contains('port 5433')
  }

  def "a machine that no run has is switched off and on"() {
    expect:
    request('vsphere:powerOff?vm=db01&site=berlin&runbook=minimal').message.body == "'db01' in site 'berlin' is poweredOff"
    request('vsphere:powerOff?vm=db01&site=berlin&runbook=minimal').message.body.endsWith(', as it was')
    request('vsphere:powerOn?vm=db01&site=berlin&runbook=minimal').message.body == "'db01' in site 'berlin' is poweredOn"
    request('vsphere:disconnect?vm=db01&site=berlin&runbook=minimal').message.body.endsWith('is disconnected')
  }

  def "snapshots are made once, reverted to and removed by their names"() {
    given:
    def on = 'vm=db01&site=berlin&runbook=minimal&snapshot=before'

    expect:
    request("vsphere:snapshot?$on&description=patch day").message.body == "'db01' has snapshot 'before'"
    request("vsphere:snapshot?$on").message.body == "'db01' has snapshot 'before', as it had"
    request("vsphere:revert?$on").message.body == "'db01' is off, at snapshot 'before'"
    request("vsphere:removeSnapshot?$on").message.body == "'db01' has no snapshot 'before' any more"
    request("vsphere:removeSnapshot?$on").message.body == "'db01' has no snapshot 'before', as it was"
    refusal(request("vsphere:revert?$on")) == "'db01' has no snapshot 'before'; it has none"
  }

  def "restore points and the mark of a replica are left alone"() {
    expect:
    refusal(request("vsphere:$action?vm=db01_replica&runbook=minimal&snapshot=x")) ==
      "'db01_replica' is a replica, whose snapshots are its restore points; runs alone change them"

    and:
    refusal(request('vsphere:setCustomValue?vm=db01_replica&runbook=minimal&attribute=muster.replica&value=Ready')).contains('runs alone set it')

    where:
    action << ['snapshot', 'revert', 'removeSnapshot']
  }

  def "a custom attribute is set and cleared"() {
    expect:
    request('vsphere:setCustomValue?vm=db01&site=berlin&runbook=minimal&attribute=owner&value=shop').message.body == "'owner' of 'db01' is 'shop'"
    request('vsphere:setCustomValue?vm=db01&site=berlin&runbook=minimal&attribute=owner').message.body == "'db01' has no 'owner'"
  }

  def "what changes in the machines of a site is told"() {
    given:
    def heard = new Heard({ it.message.getHeader('CamelMusterChange') == 'power' })
    listen(camel, 'vsphere:changes?site=berlin&runbook=minimal&every=20', 'changes', heard.&hear)

    when: 'it is switched until a look has seen it'
    def switched = (1..200).find {
      assert request("vsphere:${it % 2 ? 'powerOff' : 'powerOn'}?vm=db01&site=berlin&runbook=minimal").exception == null
      heard.exchanges*.message*.getHeader('CamelMusterChange').contains('power')
    }

    then:
    switched
    with(heard.all()*.message.find { it.getHeader('CamelMusterChange') == 'power' }.body) {
      [it.vm, it.site, [it.before, it.now] as Set] == ['db01', 'berlin', ['poweredOn', 'poweredOff'] as Set]
    }
  }

  def "endpoint #uri is refused when its route starts"() {
    when:
    camel.getEndpoint(uri).createProducer()

    then:
    def e = thrown(IllegalArgumentException)
    e.message.contains(sentence)

    where:
    uri                                          || sentence
    'vsphere:powerOn'                            || "option 'vm' is required for action 'powerOn'"
    'vsphere:snapshot?vm=a'                      || "option 'snapshot' is required for action 'snapshot'"
    'vsphere:setCustomValue?vm=a'                || "option 'attribute' is required for action 'setCustomValue'"
    'vsphere:explode?vm=a'                       || "'explode' is not an action on a virtual machine; there are powerOn, "
  }

  def "a message without an answer is left as it is"() {
    expect:
    send('vsphere:powerOff?vm=db01&site=berlin&runbook=minimal').message.body == null
  }

  def "interlocks of the runbook count outside of a run too"() {
    expect:
    refusal(request('vsphere:powerOn?vm=db01_replica&site=frankfurt&runbook=minimal')).startsWith("replica 'db01_replica' is in state Ready, in which it does not run")
  }

  def "a machine of a run that has not ended is refused with the name of the run"() {
    given:
    def asked = new Heard({ true })
    restartCamel('600') { listen(it, 'runbook:asking?events=decision.asked&delay=20&initialDelay=0', 'asked', asked.&hear) }
    def run = request('runbook:asking?plan=failover').message.getHeader('CamelMusterRun', String)
    asked.all()

    expect:
    refusal(request("vsphere:powerOff?vm=$vm&runbook=asking")) ==
      "'$vm' is in run '$run', which has not ended; tell that run what to do, or wait for its end"

    where:
    vm << ['db01_replica', 'db01']
  }

  def "without a runbook nobody knows which machines are meant"() {
    expect:
    refusal(request('vsphere:powerOff?vm=db01')) ==
      "no run calls endpoint 'vsphere://powerOff?vm=db01'; say with runbook=NAME which runbook's machines are meant"
    refusal(request('replica:status?vm=db02&runbook=minimal')) == "the runbook has no replica of 'db02'; did you mean 'db01'?"
  }

  def "a probe whose option is missing or wrong is refused when its route starts"() {
    when:
    camel.getEndpoint(uri).createProducer()

    then:
    def e = thrown(IllegalArgumentException)
    e.message.contains(sentence)

    where:
    uri                                        || sentence
    'probe:tcp?host=a&port=1'                  || "option 'within' is required; there is no endless wait"
    'probe:tcp?host=a&within=5s'               || "option 'port' is required, a number from 1 to 65535"
    'probe:tcp?port=1&within=5s'               || "option 'vm' is required; for a port of any host give host"
    'probe:tools?host=a&within=5s'             || "option 'host' can be given for check tcp only"
    'probe:http?within=5s'                     || "option 'url' is required for check http"
    'probe:http?url=http://a&within=5s&expect=ok' || "option 'expect' is an HTTP status, such as 200"
    'probe:pong?vm=a&within=5s'                || "'pong' is not a check; there are tools, address, tcp, http, answer"
  }
}
