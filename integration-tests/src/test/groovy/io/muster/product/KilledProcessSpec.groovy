// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import io.muster.lab.LabStore
import io.muster.lab.World
import io.muster.replica.ReplicaMark
import io.muster.run.Outcome
import spock.lang.Specification
import spock.lang.TempDir

/** The packaged command on the lab, killed with SIGKILL while it runs a plan, and others that go on. */
class KilledProcessSpec extends Specification {

  static final String THREE_TIER = 'runbooks/three-tier.groovy'

  @TempDir
  File dir

  def 'a failover that is killed ends as the undisturbed one does, with nothing lost and nothing done twice'() {
    given:
    def kills = new Kills('a failover of three-tier on the lab, at its events in turn')
    def before = new File(dir, 'undisturbed')
    def undisturbed = kills.undisturbed(before, failover(before))

    when:
    kills.events(undisturbed.events.size(), 9).each { number ->
      def data = new File(dir, "killed-$number")
      def told = kills.atEvent(number, data, failover(data))
      goesOn(kills, undisturbed, before, data, told, "killed at event $number")
    }
    println kills

    then:
    kills.places.size() > 7
  }

  def 'a failover that is killed at some moment, and again while it goes on, ends as the undisturbed one does'() {
    given:
    def kills = new Kills('a failover of three-tier on the lab, at moments by chance')
    def before = new File(dir, 'undisturbed')
    def undisturbed = kills.undisturbed(before, failover(before))

    when:
    (1..(Kills.ALL ? 30 : 2)).each { number ->
      def data = new File(dir, "killed-$number")
      def told = kills.someTime(data, failover(data))
      (1..kills.random.nextInt(1, 4)).each {
        told += kills.someTime(data, resume(data, 600))
      }
      goesOn(kills, undisturbed, before, data, told, "killed for the $number. time")
    }
    println kills

    then:
    !kills.places.empty
  }

  private static List<?> failover(File data) {
    ['run', THREE_TIER, 'failover', '--speed', '600', '--data', data, '--output', 'json']
  }

  private static List<?> resume(File data, Object speed) {
    ['resume', Kills.name(data), '--speed', speed, '--data', data, '--output', 'json']
  }

  private static void goesOn(Kills kills, Kills.Run undisturbed, File before, File data, List<String> told, String how) {
    how = "seed $Kills.SEED, $how after events ${kills.places.takeRight(4)}"
    def resumed = Muster.run(*resume(data, 'max'))
    assert resumed.status == 0 || resumed.err.contains('has ended (done)'): "$how: $resumed"
    def run = new Kills.Run(data, told + resumed.lines)
    assert run.events.last().outcome() == Outcome.DONE: how
    assert run.forgotten.empty: how
    assert run.done == undisturbed.done: how
    def made = effects(data)
    assert made.keySet() == effects(before).keySet(): how
    assert made.every { what, times -> times <= effects(before)[what] }: how
    assert sites(data) == sites(before): how
  }

  def 'another run of what a killed run has is refused'() {
    given:
    def data = new File(dir, 'killed')
    Muster.killedAtLine(6, *failover(data))

    when:
    def refused = Muster.run(*failover(data))

    then:
    refused.status == 5
    refused.err.contains("belongs to run '${Kills.name(data)}', which is running")
  }

  def 'a drill that is killed cleans up when it is resumed'() {
    given:
    def data = new File(dir, 'drill')

    when:
    Muster.killedAtLine(7, 'drill', THREE_TIER, '--speed', '600', '--data', data, '--output', 'json')
    def resumed = Muster.run('resume', Kills.name(data), '--speed', 'max', '--data', data)

    then:
    resumed.status == 0
    resumed.lines.last().startsWith('done: recovered in')

    and: 'nothing stands any more'
    Muster.run('drill', THREE_TIER, '--speed', 'max', '--data', data).status == 0
  }

  /** How often each thing was done, as the lab itself has counted it. */
  static Map effects(File data) {
    world(data).effects().collectEntries { what, times -> [what, times.succeeded()] }
  }

  /** How a lab was left. */
  private static Map sites(File data) {
    world(data).sites().collectEntries { site ->
      [site.name(), site.vms().collectEntries { vm ->
        def state = ReplicaMark.parse(vm.customValues()[ReplicaMark.ATTRIBUTE] ?: '').map { "${it.state()} ${it.begun()}" as String }
        [vm.name(), [vm.power().state(), vm.image().adapters().collect { [it.network(), it.connected()] }, state]]
      }]
    }
  }

  private static World world(File data) {
    new LabStore(data.toPath().resolve('lab/three-tier.json')).kept().get()
  }
}
