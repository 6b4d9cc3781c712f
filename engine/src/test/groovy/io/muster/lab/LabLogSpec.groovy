// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import static io.muster.vsphere.PowerState.POWERED_OFF
import static io.muster.vsphere.PowerState.POWERED_ON

import io.muster.lab.Fault.Manner
import io.muster.lab.Fault.Odds
import io.muster.lab.World.Effects
import io.muster.vsphere.TaskOperation
import java.nio.file.Files
import java.nio.file.StandardOpenOption

/** A lab whose process ends in the middle of anything. */
class LabLogSpec extends KeptLabSpecification {

  def 'all that callers have seen is there after a kill'() {
    given:
    def left = inLab {
      def app = replicated('app01')
      lab.replication().hold(app)
      lab.replication().recover(app, lab.replication().points(app)[0])
      frankfurt.setCustomValue(replica.id(), 'muster', 'run 7')
      done(frankfurt.revertToSnapshot(replica.id(), replica.snapshots()[0].id()))
      done(frankfurt.powerOn(replica.id()))
      done(frankfurt.createSnapshot(replica.id(), 'one', 'two'))
      pass(60)
      frankfurt.runProgram(replica.id(), USER, '/bin/true', [])
      berlin.shutdownGuest(source.id())
      pass(60)
      kill()
      lab.world()
    }
    def records = ['berlin/db01', 'frankfurt/db01_replica', 'frankfurt/app01_replica'].collect { lab.records(it) }
    time.close()

    expect:
    kept() == left

    when:
    def seen = inLab { [time.now(), source.powerState(), replica.powerState(), replica.customValues(), replica.snapshots()*.name().last()] }

    then:
    seen == [left.instant(), POWERED_OFF, POWERED_ON, [muster: 'run 7'], 'one']
    ['berlin/db01', 'frankfurt/db01_replica', 'frankfurt/app01_replica'].collect { lab.records(it) } == records
    lab.journals() == left.journals()
    left.effects() == [
      'frankfurt/app01_replica/hold': new Effects(1, 1), 'frankfurt/app01_replica/recover': new Effects(1, 1),
      'frankfurt/db01_replica/revert': new Effects(1, 1), 'frankfurt/db01_replica/powerOn': new Effects(1, 1),
      'frankfurt/db01_replica/createSnapshot': new Effects(1, 1), 'frankfurt/db01_replica/runProgram': new Effects(1, 1)
    ]
  }

  def 'a task that was under way ends at its instant, once'() {
    given:
    inLab {
      frankfurt.powerOn(replica.id())
      pass(1)
      kill()
    }
    time.close()

    when:
    def seen = inLab {
      def begun = [elapsed(), replica.powerState()]
      done(frankfurt.recentTask(replica.id(), TaskOperation.POWER_ON, START).get())
      begun + [elapsed(), replica.powerState(), lab.world().effects()]
    }

    then:
    seen == [1, POWERED_OFF, 3, POWERED_ON, ['frankfurt/db01_replica/powerOn': new Effects(1, 1)]]
  }

  def 'tasks that were under way end each at its own instant, whoever acts first'() {
    given:
    inLab {
      frankfurt.powerOn(replica.id())
      pass(1)
      berlin.powerOff(source.id())
      frankfurt.createSnapshot(named(frankfurt, 'app01_replica').id(), 'one', '')
      kill()
    }
    time.close()

    when:
    inLab { pass(600) }

    then:
    def tasks = lab.world().sites()*.tasks().flatten()
    tasks.every { it.ended() && it.fault() == null }
    lab.world().site('frankfurt').get().vm('db01_replica').get().power().since() == START.plusSeconds(3)
  }

  def 'a fault that strikes once has struck for the next process too'() {
    given:
    with(new Fault.Refusal('*', 'powerOn', '*', 'NoPermission', Manner.CALL, new Odds(1, 1), During.ALWAYS))
    def first = inLab {
      def fault = fault { frankfurt.powerOn(replica.id()) }
      kill()
      fault.fault()
    }
    time.close()

    when:
    inLab { done(frankfurt.powerOn(replica.id())) }

    then:
    first == 'NoPermission'
  }

  def 'a line that was being written has not happened'() {
    given:
    def left = inLab {
      frankfurt.setCustomValue(replica.id(), 'muster', 'run 7')
      kill()
      lab.world()
    }
    time.close()
    Files.writeString(folder.resolve('lab.log'), torn, StandardOpenOption.APPEND)

    expect:
    kept() == left

    when:
    def more = inLab {
      frankfurt.setCustomValue(replica.id(), 'muster', 'run 8')
      kill()
      lab.world()
    }

    then:
    kept() == more
    more.has('muster')

    where:
    torn << ['{', '{"instant":"2027-01-01T00:00:00Z"}', '{"changes":[{"change":"vm","site":"frankf']
  }

  def 'a damaged line is told with its place'() {
    given:
    inLab {
      frankfurt.setCustomValue(replica.id(), 'muster', 'run 7')
      kill()
    }
    Files.writeString(folder.resolve('lab.log'), "$damaged\n", StandardOpenOption.APPEND)

    when:
    kept()

    then:
    def told = thrown(DamagedLabException)
    told.message == "the lab saved in '${folder.resolve('lab.json')}' cannot be used: " +
        "its log 'lab.log' is not the JSON of a lab at line 3; delete the file to begin with a fresh lab"

    where:
    damaged << ['{"changes":[{"change":"v', 'no', '{"changes":[{"change":"colour"}]}']
  }

  def 'a log that belongs to another world says nothing'() {
    given: 'a process that was killed after it had written a new world, and before it emptied the log of the last one'
    def left = inLab {
      frankfurt.setCustomValue(replica.id(), 'muster', 'run 7')
      kill()
      frankfurt.setCustomValue(replica.id(), 'muster', 'run 8')
      lab.world()
    }
    new LabBase(folder.resolve('lab.json')).write(new LabBase.Kept('another', 'digest', left))

    expect:
    kept() == left
  }

  def 'the log is folded into the world before it gets long'() {
    given:
    def text = 'x' * 20_000

    when:
    def left = inLab {
      (1..200).each { frankfurt.setCustomValue(replica.id(), 'muster', "$it $text") }
      kill()
      lab.world()
    }

    then:
    kept() == left
    Files.size(folder.resolve('lab.log')) < 1_500_000
  }

  def 'a line stays small however long the history of its machine is'() {
    when:
    def sizes = inLab {
      frankfurt.setCustomValue(replica.id(), 'muster', 'first')
      (1..20).collect {
        long before = Files.size(folder.resolve('lab.log'))
        done(frankfurt.createSnapshot(replica.id(), 'again', ''))
        Files.size(folder.resolve('lab.log')) - before
      }
    }

    then:
    sizes.max() < 3_000
  }

  def 'an orderly end leaves a whole world, or nothing'() {
    when:
    def left = inLab {
      frankfurt.setCustomValue(replica.id(), 'muster', 'run 7')
      lab.world()
    }
    log.close(left)

    then:
    kept() == left
    folder.toFile().list() as List == ['lab.json']

    when:
    inLab { frankfurt.setCustomValue(replica.id(), 'muster', '') }
    log.drop()

    then:
    folder.toFile().list() as List == []
  }

  def 'a lab in which nothing happens writes nothing and disturbs nobody'() {
    given:
    inLab { frankfurt.setCustomValue(replica.id(), 'muster', 'run 7') }
    def reader = store().open('digest') { world }

    when:
    reader.close(reader.start())
    reader.drop()

    then:
    reader.start().has('muster')
    kept() == lab.world()
  }

  def 'a lab is changed by one process at a time'() {
    given:
    inLab { frankfurt.setCustomValue(replica.id(), 'muster', 'run 7') }
    def first = log

    when:
    inLab { frankfurt.setCustomValue(replica.id(), 'muster', 'run 8') }

    then:
    def told = thrown(LabInUseException)
    told.message.startsWith("the lab kept in '${folder.resolve('lab.json')}' is in use by another command; ")

    when:
    log.drop()
    first.close(kept())

    then:
    kept().has('muster')
  }

  def 'what cannot be written is told to whoever changes something, and made up for later'() {
    given:
    inLab { frankfurt.setCustomValue(replica.id(), 'muster', 'run 7') }
    Files.createDirectory(folder.resolve('lab.json.new'))
    def text = 'x' * 2_000_000

    when:
    inSameLab { frankfurt.setCustomValue(replica.id(), 'muster', text) }

    then:
    def told = thrown(UncheckedIOException)
    told.message.startsWith("the lab cannot be kept in '${folder.resolve('lab.json')}': ")

    when:
    Files.delete(folder.resolve('lab.json.new'))
    inSameLab { berlin.setCustomValue(source.id(), 'colour', 'blue') }

    then:
    kept() == lab.world()
  }

  def 'a lab that cannot be written as a whole at its end is found as it was written before'() {
    given:
    inLab { frankfurt.setCustomValue(replica.id(), 'muster', 'run 7') }
    Files.createDirectory(folder.resolve('lab.json.new'))

    when:
    log.close(lab.world())

    then:
    kept() == lab.world()
  }

  def 'whoever waits for a task is told that its end cannot be written'() {
    when:
    inLab {
      def task = frankfurt.powerOn(replica.id())
      Files.createDirectory(folder.resolve('lab.json.new'))
      try {
        frankfurt.setCustomValue(replica.id(), 'muster', 'x' * 2_000_000)
      } catch (UncheckedIOException expected) {
        assert expected.message
      }
      done(task)
    }

    then:
    def told = thrown(UncheckedIOException)
    told.message.startsWith("the lab cannot be kept in '${folder.resolve('lab.json')}': ")
  }
}
