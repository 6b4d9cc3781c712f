// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import io.muster.config.ReplicationCall
import io.muster.replication.endpoint.ReplicationService
import io.muster.vcsim.Vcsim
import spock.lang.AutoCleanup
import spock.lang.Shared

/**
 * The vSphere part of the kinds that vSphere does not replicate by itself, against a vSphere API server for each site. A
 * service of the test keeps their data, or says that it does.
 */
class EndpointLifeOnVcsimSpec extends VcsimSpecification {

  @Shared
  @AutoCleanup
  Vcsim berlin = new Vcsim()

  @Shared
  @AutoCleanup
  Vcsim frankfurt = new Vcsim()

  @AutoCleanup
  ReplicationService service = new ReplicationService()

  def setupSpec() {
    ['DR Network', 'DR Isolated'].each { frankfurt.network(it) }
    ['mq01', 'portal-db', 'portal-web'].each { withDisk(berlin, it) }
    ['mq01_replica', 'ora01_replica', 'mnt01', 'portal-db', 'portal-web'].each { withDisk(frankfurt, it) }
    berlin.tools('mq01', true, '127.0.76.1')
    berlin.power('mq01')
    frankfurt.tools('mnt01', true, '127.0.76.2')
    frankfurt.power('mnt01')
    [berlin, frankfurt]*.taskTime(50)
  }

  def setup() {
    [berlin, frankfurt]*.reset()
  }

  def 'a CDP replica is failed over as planned and taken back, then failed over, failed back and committed'() {
    given:
    def cdp = runbook('cdp', "replicas { cdp 'mq01' }; failover { group('all') { vm 'mq01' } }; failback { switchover automatic }")

    when:
    def planned = muster(cdp, 'plannedFailover')
    def source = read(berlin, 'mq01').mq01
    def replica = read(frankfurt, 'mq01_replica').mq01_replica

    then:
    planned.status == 0
    source.power == 'poweredOff'
    berlin.stats().calls.ShutdownGuest == 1
    with(replica) {
      power == 'poweredOn'
      networks == ['DR Network']
      mark == 'Failover'
    }
    effects.containsAll(['sync', 'hold', 'recover'])

    when:
    service.effects.clear()
    def undo = muster(cdp, 'undo')

    then:
    undo.status == 0
    effects == ['discard', 'resume']
    read(berlin, 'mq01').mq01.power == 'poweredOn'
    with(read(frankfurt, 'mq01_replica').mq01_replica) {
      power == 'poweredOff'
      networks == ['VM Network']
      mark == 'Ready'
    }

    when:
    service.effects.clear()
    def failover = muster(cdp, 'failover')
    def failback = muster(cdp, 'failback')

    then:
    [failover.status, failback.status] == [0, 3]
    effects == ['hold', 'recover', 'prepare mq01 running', 'transfer mq01 running', 'prepare mq01 stopped', 'transfer mq01 stopped']
    read(berlin, 'mq01').mq01.power == 'poweredOn'
    with(read(frankfurt, 'mq01_replica').mq01_replica) {
      power == 'poweredOff'
      mark == 'Failback'
    }

    when:
    service.effects.clear()
    def commit = muster(cdp, 'commit')

    then:
    commit.status == 0
    service.effects == ['adopt mq01', 'resume']
    read(berlin, 'mq01').mq01.power == 'poweredOn'
    read(frankfurt, 'mq01_replica').mq01_replica.mark == 'Ready'
  }

  def 'the disks of a universal replica are at its mount host while they are converted, whatever comes of it'() {
    given:
    def universal = runbook('universal', '''
      replicas { universal 'ora01', mountHost: 'mnt01' }
      failover { group('all') { vm 'ora01' } }
      failback { to location(host: 'DC0_H0', network: 'VM Network'); switchover automatic }
      ''')
    def before = read(frankfurt, 'mnt01', 'ora01_replica')

    when: 'the program in the guest of the mount host ends with an exit code of its own'
    def failed = muster(universal, 'failover', convert: '/bin/false')
    def after = read(frankfurt, 'mnt01', 'ora01_replica')

    then:
    failed.status == 4
    failed.out.contains("'/bin/false' on 'mnt01' has ended with 1; see its log there")
    after.mnt01.disks == before.mnt01.disks
    after.ora01_replica.power == 'poweredOff'
    frankfurt.stats().calls.ReconfigVM_Task == 2

    when: 'what keeps the replica converts it instead'
    def attached = []
    service.during.convert = { attached << read(frankfurt, 'mnt01').mnt01.disks }
    def failover = muster(universal, 'failover')
    def there = read(frankfurt, 'mnt01', 'ora01_replica')

    then:
    failover.status == 0
    attached == [before.mnt01.disks + before.ora01_replica.disks]
    there.mnt01.disks == before.mnt01.disks
    with(there.ora01_replica) {
      power == 'poweredOn'
      networks == ['DR Network']
      disks == before.ora01_replica.disks
      mark == 'Failover'
    }

    when:
    def failback = muster(universal, 'failback')
    def made = read(berlin, 'ora01').ora01

    then: 'a new VM runs at the production site'
    failback.status == 3
    with(made) {
      power == 'poweredOn'
      networks == ['VM Network']
      disks.size() == 1
    }
    read(frankfurt, 'ora01_replica').ora01_replica.power == 'poweredOff'

    when:
    def undo = muster(universal, 'undo')

    then:
    undo.status == 0
    read(berlin, 'ora01').ora01.power == 'poweredOff'
    with(read(frankfurt, 'ora01_replica').ora01_replica) {
      power == 'poweredOn'
      mark == 'Failover'
    }
    effects.containsAll(['restore', 'forget ora01'])
  }

  def 'of a vApp only the VM that has failed is started again, and all of them go back'() {
    given:
    def vapp = runbook('portal', "replicas { vapp 'portal', of: ['portal-db', 'portal-web'] }; failover { group('all') { vapp 'portal' } }; failback { switchover automatic }")
    def members = ['portal-db', 'portal-web'] as String[]
    frankfurt.fail('PowerOnVM_Task', 'task', fault: 'InsufficientResourcesFault', times: 1)

    when:
    def failed = muster(vapp, 'failover')

    then:
    failed.status == 4
    read(frankfurt, members).values()*.power.sort() == ['poweredOff', 'poweredOn']

    when:
    frankfurt.reset()
    def failover = muster(vapp, 'failover')

    then:
    failover.status == 0
    read(frankfurt, members).values().every { it.power == 'poweredOn' && it.networks == ['DR Network'] && it.mark == 'Failover' }
    frankfurt.stats().calls.PowerOnVM_Task == 1

    when:
    def failback = muster(vapp, 'failback')

    then:
    failback.status == 3
    read(berlin, members).values()*.power == ['poweredOn'] * 2
    read(frankfurt, members).values().every { it.power == 'poweredOff' && it.mark == 'Failback' }

    when:
    def commit = muster(vapp, 'commit')

    then:
    commit.status == 0
    read(berlin, members).values()*.power == ['poweredOn'] * 2
    read(frankfurt, members).values().every { it.power == 'poweredOff' && it.mark == 'Ready' }
    service.effects.findAll { it.startsWith('adopt') }.sort() == ['adopt portal-db', 'adopt portal-web']
  }

  /** What the service has done, without the points that it was done with. */
  List<String> getEffects() {
    service.effects.collect { it.replaceAll(/ p\d+$/, '') }
  }

  Muster.Ended muster(Map options = [:], File runbook, String plan) {
    def calls = ReplicationCall.words() - 'look' - (options.convert ? ['convert'] : [])
    def more = ["replication.array.kinds = ${runbook.name == 'portal.groovy' ? 'vapp' : runbook.name - '.groovy'}"] +
      calls.collect { "replication.array.$it = $service.url/\${replicaId}/$it" } +
      (options.convert ? ["site.frankfurt.convert = $options.convert", 'site.frankfurt.convertUser = root', 'site.frankfurt.convertPassword = secret'] : [])
    Muster.run('run', runbook, plan, '--yes', '--config', configuration([berlin: berlin, frankfurt: frankfurt], more.join('\n')))
  }
}
