// SPDX-License-Identifier: Apache-2.0
package io.muster.config

import io.muster.config.NotifyTarget.Form
import io.muster.config.NotifyTarget.Kind
import io.muster.runbook.ReplicaKind
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

class ConfigurationSpec extends Specification {

  @TempDir
  Path dir

  def 'a site is read with its defaults'() {
    when:
    def sites = load('''
      # Frankfurt
      site.frankfurt.url = https://vc.example.com/sdk
      site.frankfurt.user=dr@vsphere.local
      site.frankfurt.password=a=b#c
    ''').sites()

    then:
    sites.keySet() == ['frankfurt'] as Set
    with(sites.frankfurt) {
      url() == URI.create('https://vc.example.com/sdk')
      user() == 'dr@vsphere.local'
      password() == 'a=b#c'
      ca().empty
      thumbprint().empty
      datacenter().empty
      parallel() == 4
      tasks() == 32
    }
  }

  def 'how late a switch may come is read where it is said'() {
    expect:
    load('switchover.latest=90m').latestSwitch() == Optional.of(Duration.ofMinutes(90))
    load('site.a.url=https://vc.example.com/sdk\nsite.a.user=x\nsite.a.password=y').latestSwitch().empty
  }

  def 'placeholders are replaced, and a certificate file is found beside the configuration'() {
    when:
    def site = Configuration.load(
        file(complete('password={{env:SECRET}}', 'ca=certs/ca.pem')), { it.replace('{{env:SECRET}}', 'hidden') }).sites().a

    then:
    site.password() == 'hidden'
    site.ca().get() == dir.resolve('certs/ca.pem')
  }

  def 'a password is in no text of a site'() {
    expect:
    !load(complete('password=hidden', 'guestUser=root', 'guestPassword=hidden')).sites().toString().contains('hidden')
    !load(complete('password=x', 'guestUser=root', 'guestPassword=hidden')).sites().a.guestUser().toString().contains('hidden')
  }

  def 'nothing is answered over HTTP without a port, and from this machine only unless it is said'() {
    expect:
    load('').http() == new HttpSettings('127.0.0.1', OptionalInt.empty())
    load('http.port = 8411').http() == new HttpSettings('127.0.0.1', OptionalInt.of(8411))
    load('http.port = 0\nhttp.address = 0.0.0.0').http() == new HttpSettings('0.0.0.0', OptionalInt.of(0))
  }

  def 'where traces are sent is read'() {
    expect:
    load('').otlp().empty
    load('otlp.endpoint=http://collector:4318/').otlp().get().traces() == URI.create('http://collector:4318/v1/traces')
    !load('otlp.endpoint=https://c/otlp\notlp.authorization=Bearer hidden').otlp().toString().contains('hidden')
  }

  def 'who is told what happens is read with its usual form'() {
    when:
    def targets = load('''
      notify.ops.to = smtps://mail.example.com?to=dr@example.com&password=RAW(hidden)
      notify.chat.to = https://chat.example.com/hooks/hidden?x=hidden
      notify.chat.of = halted, late
      notify.chat.as = chat
      notify.chat.runbooks = erp, shop
    ''').targets()

    then:
    targets*.name() == ['chat', 'ops']
    with(targets[0]) {
      of() == [Kind.HALTED, Kind.LATE] as Set
      as() == Form.CHAT
      runbooks() == ['erp', 'shop'] as Set
      wants(Kind.LATE, 'erp') && !wants(Kind.LATE, 'crm') && !wants(Kind.ENDED, 'erp')
    }
    targets[1].as() == Form.MAIL
    targets[1].of() == Kind.values() as Set
    targets*.toString() == ["'chat' (https://chat.example.com)", "'ops' (smtps://mail.example.com)"]
  }

  def 'a mistake is reported with file, line and what to do: #sentence'() {
    when:
    load(text)

    then:
    def problem = thrown(ConfigurationException)
    problem.message == sentence.replace('FILE', dir.resolve('muster.properties').toString())

    where:
    text                                            || sentence
    'site.a.ulr=https://x/sdk'                      || "FILE line 1: unknown setting 'site.a.ulr'; did you mean 'site.a.url'?"
    '\njournal=x'                                   || "FILE line 2: unknown setting 'journal'; known are calendar.<name>, drill.<name>.every, drills.calendars, drills.latest, drills.misfire, drills.overlap, group.<name>, http.port, journal.url, lab, notify.<name>.to, person.<name>.mail, replication.<name>.kinds, runbooks, secret.<name>, site.<name>.url, switchover.latest, triggers.approvers, triggers.mail-relay, triggers.mail-token"
    'otlp.endpoint=collector'                       || "FILE line 1: setting 'otlp.endpoint': it is no address such as http://collector:4318"
    'otlp.endpoint=http://c:4318\notlp.authorization=x' || "FILE line 1: setting 'otlp.endpoint': an address that is sent 'otlp.authorization' has to begin with https://"
    'notify.ops.of=ended'                           || "FILE: setting 'notify.ops.to' is missing"
    'notify.ops.to=ops'                             || "FILE line 1: setting 'notify.ops.to': it is no Camel URI such as smtps://mail.example.com?to=dr@example.com"
    'notify.ops.to=log:x\nnotify.ops.of=end'        || "FILE line 2: setting 'notify.ops.of': 'end' is none of started, asked, halted, ended, late, overdue"
    'notify.ops.to=log:x\nnotify.ops.as=sms'        || "FILE line 2: setting 'notify.ops.as': 'sms' is none of mail, chat, json"
    'notify.ops.to=http://chat.example.com/x'       || "FILE line 1: setting 'notify.ops.to': an address that is not on this machine has to begin with https://"
    'switchover.latest=soon'                        || "FILE line 1: setting 'switchover.latest': 'soon' is not a length of time such as 90s, 15m, 4h or 1d"
    'switchover.last=1h'                            || "FILE line 1: unknown setting 'switchover.last'; did you mean 'switchover.latest'?"
    'http.prot=8411'                                || "FILE line 1: unknown setting 'http.prot'; did you mean 'http.port'?"
    'http.port=65536'                               || "FILE line 1: setting 'http.port': '65536' is not a port from 0 to 65535"
    'site.a.password hidden'                        || "FILE line 1: 'site.a.password' is not of the form key=value"
    'site.a.url=x\nsite.a.url=y'                    || "FILE line 2: setting 'site.a.url' is given twice"
    'site.a.user=x'                                 || "FILE: setting 'site.a.url' is missing"
    complete('password=x', 'url=ftp://x')           || "FILE line 3: setting 'site.a.url': 'ftp://x' is not an address such as https://vcenter.example.com/sdk"
    complete('password=x', 'url=http://vc.example.com/sdk') || "FILE line 3: setting 'site.a.url': 'http://vc.example.com/sdk' is not an address such as https://vcenter.example.com/sdk"
    complete('password=x', 'url=https://u:p@ss@x/sdk') || "FILE line 3: setting 'site.a.url': an address must not hold a user name or password; use 'site.a.user' and 'site.a.password'"
    complete('password=x', 'parallel=0')            || "FILE line 4: setting 'site.a.parallel': '0' is not a number from 1 to 9999"
    complete('password=x', 'guestUser=root')        || "FILE: setting 'site.a.guestPassword' is missing"
    complete('password=x', 'guestPassword=hidden')  || "FILE: setting 'site.a.guestUser' is missing"
    complete('password=x', 'ca=a', 'thumbprint=b')  || "FILE line 5: setting 'site.a.thumbprint': there is 'ca' as well; one of them says whom to trust"
  }

  def 'a missing file and one that is no text are said to be so'() {
    when:
    Configuration.load(dir.resolve('none'), { it })

    then:
    def missing = thrown(ConfigurationException)
    missing.message == "configuration '${dir.resolve('none')}' does not exist; give another with --config"

    when:
    Files.write(dir.resolve('bytes'), [0xff, 0xfe, 0x00] as byte[])
    Configuration.load(dir.resolve('bytes'), { it })

    then:
    def noText = thrown(ConfigurationException)
    noText.message == "configuration '${dir.resolve('bytes')}' is not UTF-8 text"
  }

  def 'a placeholder without a value is reported where it stands'() {
    when:
    Configuration.load(file(complete('password={{env:NONE}}')), { value ->
      if (value.contains('{{')) {
        throw new IllegalArgumentException('NONE is not set')
      }
      value
    })

    then:
    def noValue = thrown(ConfigurationException)
    noValue.message.endsWith("line 3: setting 'site.a.password': it has a placeholder in {{ }} without a value; set what it names")
  }

  def 'a replication is read with its kinds and addresses, whose placeholders stay unread'() {
    when:
    def replication = Configuration.load(file('''
      replication.array.kinds = cdp, universal
      replication.array.points = https://{{env:HOST}}/${replicaId}/points?authPassword=RAW({{env:SECRET}})
      replication.array.hold = exec:/opt/array/hold
    '''.stripIndent()), { it.replace('{{env:HOST}}', 'array') }).replications().array

    then:
    replication.kinds() == [ReplicaKind.CDP, ReplicaKind.UNIVERSAL] as Set
    replication.within() == Duration.ofSeconds(60)
    replication.addresses() == [
      (ReplicationCall.POINTS): 'https://{{env:HOST}}/${replicaId}/points?authPassword=RAW({{env:SECRET}})',
      (ReplicationCall.HOLD): 'exec:/opt/array/hold']
    replication.key(ReplicationCall.POINT_AT) == 'replication.array.pointAt'
    replication.toString() == "replication 'array' of [CDP, UNIVERSAL]"
  }

  def 'the example of the documentation has an address for every call'() {
    when:
    def replications = Configuration.load(Path.of('../docs/examples/replication.properties'), { it }).replications()

    then:
    replications.array.addresses().keySet() == ReplicationCall.values() as Set
  }

  def 'a mistake in a replication is reported with file, line and what to do: #sentence'() {
    when:
    load(text)

    then:
    def problem = thrown(ConfigurationException)
    problem.message == sentence.replace('FILE', dir.resolve('muster.properties').toString())

    where:
    text                                          || sentence
    'replication.a.hold=exec:x'                   || "FILE: setting 'replication.a.kinds' is missing"
    'replication.a.kinds=cdp,tape'                || "FILE line 1: setting 'replication.a.kinds': 'tape' is not a kind of replica; there are snapshot, cdp, universal, vapp"
    'replication.a.kinds=cdp,'                    || "FILE line 1: setting 'replication.a.kinds': '' is not a kind of replica; there are snapshot, cdp, universal, vapp"
    'replication.a.kinds=cdp\nreplication.b.kinds=vapp, cdp' || "FILE line 2: setting 'replication.b.kinds': 'cdp' is served by replication 'a' already; name a kind once"
    'replication.a.kinds=cdp\nreplication.a.relaese=exec:x' || "FILE line 2: unknown setting 'replication.a.relaese'; did you mean 'replication.a.release'?"
    'replication.a.kinds=cdp\nreplication.a.within=0' || "FILE line 2: setting 'replication.a.within': '0' is not a number from 1 to 9999"
    address('')                                   || "FILE line 2: setting 'replication.a.sync': it is no Camel URI such as https://array.example.com/api/sync"
    address('//array/sync?password=hidden')       || "FILE line 2: setting 'replication.a.sync': it is no Camel URI such as https://array.example.com/api/sync"
    address('https://array/${repica}')            || "FILE line 2: setting 'replication.a.sync': an address knows nothing of the name '\${repica}'; did you mean 'replica'?"
    address('https://array/${a')                  || "FILE line 2: setting 'replication.a.sync': an address knows nothing of the name '\${a}'; known are replica, replicaId, replicaSite, source, sourceSite, kind, call, look"
    address('https://u:hidden@array/sync')        || "FILE line 2: setting 'replication.a.sync': an address must not hold a user name or password before its host; use the options authMethod, authUsername and authPassword of Camel's HTTP component"
    address('https://${replicaSite}.x/sync')      || "FILE line 2: setting 'replication.a.sync': the address names no host, or one that is not always the same"
    address('http:///sync')                       || "FILE line 2: setting 'replication.a.sync': the address names no host, or one that is not always the same"
    address('http://array/sync')                  || "FILE line 2: setting 'replication.a.sync': an address that is not on this machine has to begin with https://"
  }

  def 'plain vSphere is told how often, how many and where'() {
    when:
    def snapshots = load("""
      replication.snapshot.every = $text
      replication.snapshot.keep = 28
      replication.snapshot.datastore = dr-store
    """).snapshots()

    then:
    snapshots.every().get() == every
    snapshots.keep().get() == 28
    snapshots.datastore().get() == 'dr-store'
    snapshots.host().empty

    where:
    text  || every
    '90s' || Duration.ofSeconds(90)
    '15m' || Duration.ofMinutes(15)
    '4h'  || Duration.ofHours(4)
    '1d'  || Duration.ofDays(1)
  }

  def 'plain vSphere needs no settings'() {
    expect:
    load('').snapshots().every().empty
    load('').snapshots().keep().empty
  }

  def 'a mistake in the settings of plain vSphere is reported: #sentence'() {
    when:
    load(text)

    then:
    def problem = thrown(ConfigurationException)
    problem.message == sentence.replace('FILE', dir.resolve('muster.properties').toString())

    where:
    text                                     || sentence
    'replication.snapshot.every=15'          || "FILE line 1: setting 'replication.snapshot.every': '15' is not a length of time such as 90s, 15m, 4h or 1d"
    'replication.snapshot.every=0m'          || "FILE line 1: setting 'replication.snapshot.every': '0m' is not a length of time such as 90s, 15m, 4h or 1d"
    'replication.snapshot.keep=29'           || "FILE line 1: setting 'replication.snapshot.keep': '29' is not a number from 1 to 28"
    'replication.snapshot.transfer=exec:x'   || "FILE line 1: unknown setting 'replication.snapshot.transfer'; known are replication.snapshot.datastore, replication.snapshot.every, replication.snapshot.folder, replication.snapshot.host, replication.snapshot.keep, replication.snapshot.pool"
    'replication.a.kinds=snapshot\nreplication.snapshot.keep=3' || "FILE line 1: setting 'replication.a.kinds': 'snapshot' is served by replication 'snapshot' already; name a kind once"
  }

  def 'a service on this machine needs no encryption'() {
    expect:
    load(address('http:127.0.0.1:8080/sync')).replications().size() == 1
    load(address('http://localhost/sync')).replications().size() == 1
  }

  static String address(String address) {
    "replication.a.kinds=cdp\nreplication.a.sync=$address"
  }

  static String complete(String... more) {
    def lines = ['site.a.user=u'] + (more.any { it.startsWith('url=') } ? [] : ['site.a.url=https://x/sdk'])
    (lines + more.collect { 'site.a.' + it }).join('\n')
  }

  Configuration load(String text) {
    Configuration.load(file(text.stripIndent()), { it })
  }

  Path file(String text) {
    Files.writeString(dir.resolve('muster.properties'), text)
  }
}
