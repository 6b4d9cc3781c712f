// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import static io.muster.vsphere.PowerState.POWERED_OFF
import static io.muster.vsphere.PowerState.POWERED_ON

import io.muster.runbook.PowerAction
import io.muster.runbook.RestorePointChoice
import io.muster.runbook.Step
import io.muster.runbook.StepOptions
import io.muster.vsphere.UnknownSiteException
import java.time.Duration
import java.time.Instant

class FittingSpec extends LabSpecification {

  List<Step> steps = []

  List<Step> steps() {
    steps ?: []
  }

  def 'both sites have the networks that the runbook maps'() {
    when:
    def seen = inLab { [berlin.networks(), frankfurt.networks()] }

    then:
    seen == [['VM Network'], ['DR Network', 'DR Isolated']]
  }

  def 'a site that the runbook does not have is unknown'() {
    when:
    inLab { lab.vSphere('paris') }

    then:
    def unknown = thrown(UnknownSiteException)
    unknown.message == "the lab has no site 'paris'; its sites are 'berlin', 'frankfurt'"
  }

  def 'every declared machine has a source and a replica'() {
    when:
    def seen = inLab { [berlin.virtualMachines()*.name(), frankfurt.virtualMachines()*.name()] }

    then:
    seen == [['db01', 'app01'], ['db01_replica', 'app01_replica']]
  }

  def 'a VM of a power step is in the state that the step ends'() {
    given:
    steps = [power(PowerAction.POWER_ON, 'dns02'), power(PowerAction.SHUTDOWN, 'batch01', 'berlin')]
    world = World.fitting(runbook(), START, 1)

    when:
    def seen = inLab { ['dns02', 'batch01'].collect { named(berlin, it).powerState() } }

    then:
    seen == [POWERED_OFF, POWERED_ON]
  }

  def 'a VM of a power step is on a network of its site'() {
    given:
    steps = [power(PowerAction.POWER_ON, 'jump01', 'frankfurt')]
    world = World.fitting(runbook(), START, 1)

    expect:
    inLab { named(frankfurt, 'jump01').adapters()*.network() } == ['DR Network']
  }

  def 'a power step on a machine that is there already makes no other'() {
    given:
    steps = [power(PowerAction.POWER_OFF, 'db01'), power(PowerAction.POWER_ON, 'db01_replica')]
    world = World.fitting(runbook(), START, 1)

    when:
    def seen = inLab { berlin.virtualMachines().size() + frankfurt.virtualMachines().size() }

    then:
    seen == 4
  }

  def 'a restore point that is chosen by #choice exists'() {
    given:
    point = choice
    world = World.fitting(runbook(), START, 1)

    when:
    def snapshots = inLab { replica.snapshots() }

    then:
    snapshots.size() == size
    snapshots.first().name() == oldest

    where:
    choice                                                           | size | oldest
    new RestorePointChoice.Latest()                                  | 4    | 'Restore Point 11-21-2026 11:10:00'
    new RestorePointChoice.Named('before the upgrade')               | 5    | 'before the upgrade'
    new RestorePointChoice.Before(Instant.parse('2026-11-20T10:20:00Z')) | 5 | 'Restore Point 11-20-2026 10:00:00'
    new RestorePointChoice.Before(Instant.parse('2026-11-21T11:30:00Z')) | 4 | 'Restore Point 11-21-2026 11:10:00'
  }

  def 'every restore point holds what its source had written by then'() {
    when:
    def seen = inLab {
      replica.snapshots().collect {
        done(frankfurt.revertToSnapshot(replica.id(), it.id()))
        lab.loss('berlin/db01', 'frankfurt/db01_replica', START).age()
      }
    }

    then:
    seen == [50, 35, 20, 5].collect { Duration.ofMinutes(it) }
  }

  def 'identities belong to names'() {
    expect:
    identities(World.fitting(runbook(), START, 1)) == identities(World.fitting(runbook(), START + MINUTE, 2))
  }

  private static List<String> identities(World world) {
    world.sites().collectMany { it.vms() }.collect { it.id().instanceUuid() }
  }

  private static Step power(PowerAction action, String vm, String site = null) {
    new Step.Power(FAILOVER.child(vm), HERE, action, vm, Optional.ofNullable(site), StepOptions.DEFAULT)
  }
}
