// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import static io.muster.vsphere.PowerState.POWERED_ON

import io.muster.lab.Fault.Manner
import io.muster.lab.Fault.Odds
import io.muster.vsphere.TaskOperation
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.TempDir

class LabStoreSpec extends LabSpecification {

  @TempDir
  Path folder

  def 'a saved world is loaded equal'() {
    given:
    with(
        new Fault.Refusal('*', 'powerOn', '*', 'NoPermission', Manner.TASK, new Odds(0.25, 3), During.ALWAYS),
        new Fault.NoTools('*', 'x', During.ALWAYS), new Fault.Slow('berlin', 2.5, During.ALWAYS),
        new Fault.VCenterGone('x', new During(START, START + MINUTE)), new Fault.Partition('x', During.ALWAYS),
        new Fault.HostLost('x', 'esx1', During.ALWAYS), new Fault.DiskFull('x', During.ALWAYS),
        new Fault.Exit('x', 'y', 11, Odds.ALWAYS, During.ALWAYS))
    def later = inLab {
      frankfurt.setCustomValue(replica.id(), 'muster', 'run 7')
      done(frankfurt.connectAdapter(replica.id(), 4000, 'DR Network'))
      done(frankfurt.detachDisk(replica.id(), replica.hardware().disks()[0].key()))
      done(berlin.createSnapshot(source.id(), 'one', 'two'))
      done(berlin.suspend(source.id()))
      fault { berlin.suspend(source.id()) }
      berlin.shutdownGuest(named(berlin, 'app01').id())
      frankfurt.revertToSnapshot(replica.id(), replica.snapshots()[0].id())
      pass(1)
      lab.world()
    }
    later = later.with(
      later.sites().collect { it.changed({ true }, { vm -> vm.with(vm.image().with(CardSetting.first('10.1.20.15/24', ['10.1.20.1'], []))) }) },
      later.takes(), later.webs(), later.faults(), later.journals())

    when:
    store().save('digest', later)

    then:
    store().load('digest').get() == later
  }

  def 'a task that was under way when the lab was saved goes on when it is loaded'() {
    given:
    def saved = inLab {
      frankfurt.powerOn(replica.id())
      pass(1)
      lab.world()
    }
    store().save('digest', saved)
    time.close()

    when:
    world = store().load('digest').get()
    def seen = inLab {
      def task = frankfurt.recentTask(replica.id(), TaskOperation.POWER_ON, START).get()
      done(task)
      [elapsed(), replica.powerState()]
    }

    then:
    seen == [3, POWERED_ON]
  }

  def 'a lab that was made from other texts is left behind'() {
    when:
    store().save('digest', world)

    then:
    store().load('other').empty
  }

  def 'a lab that another version of Muster has saved is left behind'() {
    given:
    Files.writeString(folder.resolve('lab.json'), '{"digest": "digest", "world": {"colour": "blue"}}')

    expect:
    store().load('digest').empty
  }

  def 'nothing is loaded where nothing was saved'() {
    expect:
    store().load('digest').empty
  }

  def 'a damaged file is told in one sentence'() {
    given:
    Files.writeString(folder.resolve('lab.json'), text)

    when:
    store().load('digest')

    then:
    def damaged = thrown(DamagedLabException)
    damaged.message == "the lab saved in '${folder.resolve('lab.json')}' cannot be used: $why; " +
        'delete the file to begin with a fresh lab'

    where:
    text                                                         | why
    '{"digest": "digest'                                         | 'it is not the JSON of a lab at line 1, column 19'
    '{"version": 4, "digest": "digest"}'                         | 'it is not complete'
    '{"version": 4, "digest": "d", "world": {"instant": "now"}}' | 'it is not the JSON of a lab at line 1, column 52'
    ''                                                           | 'it is not complete'
  }

  def 'saving again replaces the file as a whole'() {
    when:
    store().save('one', world)
    store().save('two', world)

    then:
    store().load('one').empty
    store().load('two').present
    folder.toFile().list() as List == ['lab.json']
  }

  private LabStore store() {
    new LabStore(folder.resolve('lab.json'))
  }
}
