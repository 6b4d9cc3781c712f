// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import io.muster.run.Outcome
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** The packaged command on a vSphere API, killed with SIGKILL while it runs a plan, and others that go on. */
class KilledOnVcsimSpec extends Specification {

  @TempDir
  File dir

  @AutoCleanup
  MinimalOnVcsim sites = new MinimalOnVcsim()

  def 'a failover that is killed ends as the undisturbed one does, and the API has seen each task once'() {
    given:
    def kills = new Kills('a failover of minimal on a vSphere API')
    def before = folder('undisturbed', 250)
    def undisturbed = kills.undisturbed(before, failover(before))
    def seen = sites.seen()

    when:
    kills.events(undisturbed.events.size(), 3).each { number ->
      def data = folder("event-$number", 250)
      goesOn(kills, undisturbed, seen, data, kills.atEvent(number, data, failover(data)))
    }
    (1..(Kills.ALL ? 20 : 2)).each { number ->
      def data = folder("moment-$number", 150 + kills.random.nextInt(350))
      def told = kills.someTime(data, failover(data))
      if (kills.random.nextBoolean()) {
        told += kills.someTime(data, resume(data))
      }
      goesOn(kills, undisturbed, seen, data, told)
    }
    println kills

    then:
    seen.tasks == [RevertToSnapshot_Task: 2, ReconfigVM_Task: 2, PowerOnVM_Task: 2]
    kills.places.size() > 2
  }

  private void goesOn(Kills kills, Kills.Run undisturbed, Map seen, File data, List<String> told) {
    def how = "seed $Kills.SEED, $data.name, killed after events ${kills.places.takeRight(2)}"
    def resumed = Muster.run(*resume(data))
    assert resumed.status == 0 || resumed.err.contains('has ended (done)'): "$how: $resumed"
    def run = new Kills.Run(data, told + resumed.lines)
    assert run.events.last().outcome() == Outcome.DONE: how
    assert run.forgotten.empty: how
    assert run.done == undisturbed.done: how
    assert sites.seen() == seen: how
  }

  private File folder(String name, int taskMillis) {
    def folder = new File(dir, name)
    folder.mkdirs()
    sites.start(taskMillis)
    sites.configuration(folder)
    folder
  }

  private static List<?> failover(File data) {
    ['run', MinimalOnVcsim.RUNBOOK, 'failover', *options(data)]
  }

  private static List<?> resume(File data) {
    ['resume', Kills.name(data), *options(data)]
  }

  private static List<?> options(File data) {
    ['--config', new File(data, 'muster.properties'), '--data', data, '--output', 'json']
  }
}
