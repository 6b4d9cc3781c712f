// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import io.muster.vcsim.Vcsim
import java.nio.file.Files
import java.util.concurrent.CompletableFuture
import spock.lang.AutoCleanup

/** The shipped runbook against a vSphere API server, read back by a client that is not ours. */
class VcsimEndToEndSpec extends VcsimSpecification {

  static final String MINIMAL = 'runbooks/minimal.groovy'
  static final String ADDRESS = '127.0.77.1'

  @AutoCleanup
  Vcsim vcsim = new Vcsim()

  List<ServerSocket> ports = [5432, 8080].collect { new ServerSocket(it, 5, InetAddress.getByName(ADDRESS)) }

  def setup() {
    ['VM Network', 'DR Network', 'DR Isolated'].each { if (it != 'VM Network') { vcsim.network(it) } }
    ['db01', 'app01'].each { name ->
      vcsim.vm(name, 'VM Network')
      vcsim.vm("${name}_replica", 'VM Network')
      vcsim.tools("${name}_replica", true, ADDRESS)
      ['Monday', 'Tuesday', 'Wednesday'].each { vcsim.snapshot("${name}_replica", it) }
    }
    vcsim.taskTime(100)
    vcsim.reset()
  }

  def cleanup() {
    ports*.close()
  }

  def 'a failover leaves the replicas on, on the mapped network, at the chosen snapshot; undo leaves them off at the latest'() {
    given:
    def runbook = new File(dir, 'minimal.groovy')
    runbook.text = Files.readString(Muster.ROOT.resolve(MINIMAL)).replace("vm 'db01'", "vm 'db01', restorePoint: named('Tuesday')")

    when:
    def failover = Muster.run('run', runbook, 'failover', '--config', config())

    then:
    failover.status == 0
    with(read('db01_replica')) {
      power == 'poweredOn'
      networks == ['DR Network']
      current == 'Tuesday'
    }
    with(read('app01_replica')) {
      power == 'poweredOn'
      networks == ['DR Network']
      current == 'Wednesday'
    }

    when: 'it is run again'
    def again = Muster.run('run', runbook, 'failover', '--config', config())

    then: 'there is nothing to do'
    again.status == 0
    again.out.contains("skipped: replica 'db01_replica' is in state Failover already")

    when:
    def undo = Muster.run('run', runbook, 'undo', '--yes', '--config', config())

    then:
    undo.status == 0
    ['db01_replica', 'app01_replica'].every {
      read(it).power == 'poweredOff' && read(it).current == 'Wednesday' && read(it).networks == ['VM Network']
    }

    and: 'every effect came about once'
    with(vcsim.stats().calls) {
      PowerOnVM_Task == 2
      PowerOffVM_Task == 2
      RevertToSnapshot_Task == 4
    }
  }

  def 'a failback is made final, and another one is undone'() {
    given:
    def runbook = new File(dir, 'minimal.groovy')
    runbook.text = Files.readString(Muster.ROOT.resolve(MINIMAL)).replace('failover {', 'failback { switchover automatic }\n    failover {')
      .replace('db01', 'db02').replace('app01', 'app02')
    ['db02', 'app02'].each { name ->
      [name, "${name}_replica" as String].each { withDisk(vcsim, it) }
      vcsim.tools("${name}_replica", true, ADDRESS)
      ['Monday', 'Tuesday', 'Wednesday'].each { vcsim.snapshot("${name}_replica", it) }
    }

    when:
    def failover = Muster.run('run', runbook, 'failover', '--config', config())
    def failback = Muster.run('run', runbook, 'failback', '--config', config())

    then:
    [failover.status, failback.status] == [0, 3]
    ['db02', 'app02'].every { read(it).power == 'poweredOn' && read("${it}_replica").power == 'poweredOff' }

    when:
    def commit = Muster.run('run', runbook, 'commit', '--config', config())

    then: 'the replicas are Ready, with what they held before the switch as one more restore point'
    commit.status == 0
    ['db02', 'app02'].every {
      read("${it}_replica").mark == 'Ready' && read("${it}_replica").points == ['Monday', 'Tuesday', 'Wednesday', 'muster protective failback 2']
    }

    when:
    def again = Muster.run('run', runbook, 'failover', '--config', config())
    Muster.run('run', runbook, 'failback', '--config', config())
    def undo = Muster.run('run', runbook, 'undo', '--yes', '--config', config())

    then:
    [again.status, undo.status] == [0, 0]
    ['db02', 'app02'].every {
      read(it).power == 'poweredOff' && read(it).points.empty
    }
    ['db02_replica', 'app02_replica'].every {
      read(it).power == 'poweredOn' && read(it).networks == ['DR Network'] && read(it).mark == 'Failover' && read(it).points.size() == 4
    }
  }

  def 'guests get the addresses of the recovery site, and their own ones back'() {
    given:
    def runbook = new File(dir, 'minimal.groovy')
    runbook.text = Files.readString(Muster.ROOT.resolve(MINIMAL))
      .replace('failover {', "addresses { map '127.0.76.0/24', to: '127.0.77.0/24' }\n    failback { switchover automatic }\n    failover {")
      .replace("snapshot 'db01'; snapshot 'app01'", "snapshot 'db03'").replace('db01', 'db03').replaceFirst(/(?s)\s+group\('application'\).*?\n {8}\}\n/, '\n')
    ['db03', 'db03_replica'].each { withDisk(vcsim, it) }
    vcsim.tools('db03_replica', true, '127.0.76.1')
    vcsim.snapshot('db03_replica', 'Monday')

    when:
    def refused = Muster.run('run', runbook, 'failover', '--config', config())

    then:
    refused.status == 5
    refused.err.contains('set site.frankfurt.guestUser and site.frankfurt.guestPassword')

    when:
    def failover = Muster.run('run', runbook, 'failover', '--config', config(guests: true))

    then: 'the port answers at the new address'
    failover.status == 0
    failover.out.contains('; its guest has 127.0.77.1 instead of 127.0.76.1')
    !failover.out.contains('guest-secret')

    when: 'the simulator copies no disks, so the original is told what they would bring along'
    vcsim.tools('db03', true, '127.0.77.1')
    def failback = Muster.run('run', runbook, 'failback', '--config', config(guests: true))

    then:
    failback.status == 3
    failback.out.contains('; its guest has 127.0.76.1 instead of 127.0.77.1')
  }

  def 'a drill uses the isolated network only, and takes everything back'() {
    given: 'a moment for the other client to look, before the first replica is off'
    vcsim.delay('PowerOffVM_Task', 3000)

    when:
    def drill = CompletableFuture.supplyAsync { Muster.run('drill', MINIMAL, '--config', config()) }
    while (!vcsim.stats().calls.PowerOffVM_Task && !drill.done) {
      Thread.onSpinWait()
    }
    def during = ['db01_replica', 'app01_replica'].collect { read(it) }
    vcsim.delay('PowerOffVM_Task', 0)

    then:
    during.every { it.power == 'poweredOn' && it.networks == ['DR Isolated'] && it.mark == 'Failover' }

    and:
    drill.get().status == 0
    ['db01_replica', 'app01_replica'].every {
      read(it).power == 'poweredOff' && read(it).networks == ['VM Network'] && read(it).current == 'Wednesday' && read(it).mark == 'Ready'
    }
  }

  def 'a fault of the vCenter is reported by its own name'() {
    given:
    vcsim.fail('PowerOnVM_Task', 'task', fault: 'InsufficientResourcesFault', times: 1)

    when:
    def run = Muster.run('run', MINIMAL, 'failover', '--config', config())

    then:
    run.status == 4
    run.out.contains("failed at 'failover/database/db01': ")
    run.out.contains('(InsufficientResourcesFault)')

    and: 'going on does what is missing'
    Muster.run('run', MINIMAL, 'failover', '--config', config()).status == 0
    read('app01_replica').power == 'poweredOn'
  }

  def 'an answer that is lost is looked for, and the effect comes about once'() {
    given:
    vcsim.fail('PowerOnVM_Task', 'dropafter', times: 1)

    when:
    def run = Muster.run('run', MINIMAL, 'failover', '--config', config())

    then:
    run.status == 0
    vcsim.stats().calls.PowerOnVM_Task == 2
  }

  def 'a machine that is not there, or there twice, is refused and nothing is changed'() {
    given:
    prepare(vcsim)
    def runbook = new File(dir, 'minimal.groovy')
    runbook.text = Files.readString(Muster.ROOT.resolve(MINIMAL)).replace("snapshot 'app01'", declaration)

    when:
    def run = Muster.run('run', runbook, 'failover', '--config', config())

    then:
    run.status == 5
    run.err.readLines() == [sentence, 'refused; nothing was changed']
    read('db01_replica').power == 'poweredOff'

    where:
    declaration                         | prepare                                                       || sentence
    "snapshot 'app01', replica: 'app1'" | { }                                                           || "virtual machine 'app1' not found in site 'frankfurt'; the site has 'app01'"
    "snapshot 'app01', replica: 'twin'" | { it.vm('twin', 'VM Network'); it.vm('twin', 'VM Network') } || "site 'frankfurt' has 2 virtual machines named 'twin'; rename all but one of them"
    "snapshot 'app01', replica: 'bare'" | { it.vm('bare', 'VM Network') }                               || "replica 'bare' has no restore points; it has to be replicated at least once"
  }

  def 'a wrong password is said to be so, and is nowhere to be seen'() {
    given:
    def config = config(password: 'not-the-password')

    when:
    def run = Muster.run('run', MINIMAL, 'failover', '--config', config)

    then:
    run.status == 5
    run.err.contains("'frankfurt'")
    run.err.contains("'muster'")
    !run.err.contains('not-the-password')
  }

  def 'a vCenter that is not there is named'() {
    given:
    vcsim.close()

    when:
    def run = Muster.run('run', MINIMAL, 'failover', '--config', config())

    then:
    run.status == 1
    run.err.contains("'frankfurt'")
    run.err.contains('nothing was changed')
  }

  /** What the other client sees of a VM. */
  Map read(String vm) {
    read(vcsim, vm)[vm]
  }

  File config(Map options = [:]) {
    def file = new File(dir, 'muster.properties')
    file.text = ['berlin', 'frankfurt'].collect { site ->
      """
      site.${site}.url = ${vcsim.url}
      site.${site}.user = ${Vcsim.USER}
      site.${site}.password = ${options.password ?: Vcsim.PASSWORD}
      ${options.guests ? "site.${site}.guestUser = root" : ''}
      ${options.guests ? "site.${site}.guestPassword = guest-secret" : ''}
      """.stripIndent()
    }.join('\n')
    file
  }
}
