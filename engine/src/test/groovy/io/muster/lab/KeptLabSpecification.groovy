// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import io.muster.RunbookSpecification
import io.muster.replication.Replicated
import io.muster.runbook.ReplicaKind
import io.muster.time.SimulatedTime
import io.muster.time.Speed
import io.muster.vsphere.GuestCredentials
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.TempDir

/** A lab that is kept while it lives, and words to kill its process in the middle of anything. */
abstract class KeptLabSpecification extends LabSpecification {

  static final GuestCredentials USER = new GuestCredentials('root', { '' })

  @TempDir
  Path folders

  Path folder
  int kills
  LabLog log

  def setup() {
    folder = folders.resolve('0')
    world = World.fitting(RunbookSpecification.load('''
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        addresses { map '10.1.20.0/24', to: '10.2.20.0/24', gateway: '10.2.20.1' }
        replicas { snapshot 'db01'; cdp 'app01' }
        failover { group('all') { vm 'db01'; vm 'app01' } }
      }'''), START, 1)
  }

  @Override
  void startLab() {
    log = store().open('digest') { world }
    time = new SimulatedTime(log.start().instant(), Speed.MAX, log::passed)
    lab = new Lab(log, time)
  }

  LabStore store() {
    new LabStore(folder.resolve('lab.json'))
  }

  /** The files as a process leaves them that is killed now; the next lab is opened from these. */
  void kill() {
    def left = folders.resolve("${++kills}")
    Files.createDirectories(left)
    folder.toFile().listFiles()?.each { Files.copy(it.toPath(), left.resolve(it.name)) }
    folder = left
  }

  World kept() {
    store().load('digest').orElse(world)
  }

  Replicated replicated(String name) {
    def kind = name == 'db01' ? ReplicaKind.SNAPSHOT : ReplicaKind.CDP
    new Replicated(kind, 'berlin', name, 'frankfurt', name + '_replica', named(frankfurt, name + '_replica').id(), time, time.now() + Duration.ofHours(1))
  }
}
