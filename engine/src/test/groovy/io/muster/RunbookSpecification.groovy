// SPDX-License-Identifier: Apache-2.0
package io.muster

import io.muster.dsl.RunbookLoader
import io.muster.action.Conversion
import io.muster.engine.Engine
import io.muster.engine.RunRecords
import io.muster.engine.Losses
import io.muster.engine.RunReport
import io.muster.engine.RunRequest
import io.muster.engine.Sites
import io.muster.lab.Lab
import io.muster.lab.LabFile
import io.muster.lab.World
import io.muster.problem.SourceText
import io.muster.journal.Journal
import io.muster.journal.MemoryJournal
import io.muster.replication.recorded.RecordedReplications
import io.muster.run.Actor
import io.muster.run.People
import io.muster.run.RunEvent
import io.muster.run.StoredRun
import io.muster.vsphere.recorded.RecordedSites
import io.muster.run.RunEvent.StepBegan
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import io.muster.time.SimulatedTime
import io.muster.time.Speed
import io.muster.vsphere.GuestCredentials
import io.muster.vsphere.VSphere
import io.muster.vsphere.VSphereSites
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit
import spock.lang.Specification

/** Runs runbooks on a lab that fits them, in simulated time. In it a failover takes 12 seconds, and an undo 10. */
abstract class RunbookSpecification extends Specification {

  static final Instant START = Instant.parse('2026-11-21T03:00:00Z')

  static final Actor PERSON = new Actor('ada', 'a test')

  SimulatedTime time
  Lab lab
  Engine engine
  Journal journal = new MemoryJournal()
  String node = 'here'
  List<RunEvent> events = []

  def cleanup() {
    stopLab()
  }

  void stopLab() {
    time?.close()
  }

  /** Who may answer. */
  People people = People.EVERYBODY

  /** A runbook with these blocks in it, and a replica of every machine that is named. */
  static Runbook runbook(String blocks) {
    def machines = (blocks =~ /(?m)\bvm '([^']+)'/).collect { it[1] }.unique()
    load("""
      runbook('erp') {
        title 'ERP'
        rto 30.minutes
        rpo 30.minutes
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { ${machines.collect { "snapshot '$it'" }.join('; ')} }
        $blocks
      }""")
  }

  static Runbook load(String text) {
    new RunbookLoader().load('erp.groovy', text).runbook()
  }

  void startLab(Runbook runbook) {
    startLab(World.fitting(runbook, START, 1))
  }

  void startLab(World world) {
    journal = new MemoryJournal()
    continueLab(world)
  }

  /** The same sites and the same journal, in another process. */
  void continueLab(World world) {
    time = new SimulatedTime(world.instant(), Speed.MAX)
    lab = new Lab(world, time)
    engine = engine(lab::vSphere)
  }

  /** An engine that acts on the lab through these vCenters. */
  Engine engine(VSphereSites vCenters, boolean messages = false) {
    def conversion = new Conversion('/usr/local/sbin/convert', [], new GuestCredentials('root', () -> ''))
    def recorded = new RecordedSites(withGuestUser(vCenters), time)
    def replication = lab.replication(recorded)
    engine(new Sites(recorded, new RecordedReplications({ replication }), lab.guestNetwork(), { Optional.of(conversion) }, messages, Optional.of(lab.&lost as Losses), people))
  }

  Engine engine(Sites sites) {
    new Engine(time, sites, new RunRecords(journal, node, new StoredRun.Place(true, '')))
  }

  /** The same vCenters; programs may run in their guests. */
  static VSphereSites withGuestUser(VSphereSites vCenters) {
    new VSphereSites() {
      @Override
      VSphere at(String site) {
        vCenters.at(site)
      }

      @Override
      Optional<GuestCredentials> guestUser(String site) {
        Optional.of(new GuestCredentials('root', { 'guest-secret' }))
      }
    }
  }

  /** A lab that differs from the fitting one by these statements. */
  void startLab(Runbook runbook, String statements) {
    startLab(LabFile.of(new SourceText('erp.lab.groovy', "lab { $statements }")).world(runbook, START, 1))
  }

  RunReport run(Runbook runbook, PlanName plan = PlanName.FAILOVER, Set<String> machines = [], boolean confirmed = true, boolean forced = false) {
    if (lab == null) {
      startLab(runbook)
    }
    try {
      engine.run(new RunRequest(runbook, plan, machines, confirmed, forced, PERSON), events::add).toCompletableFuture().get(30, TimeUnit.SECONDS)
    } catch (ExecutionException e) {
      throw e.cause
    }
  }

  /** Seconds from the start of the lab to the first attempt at each machine, in the order of their starts. */
  Map<String, Long> starts() {
    events.findAll { it instanceof StepBegan && it.step().vm().present && it.attempt() == 1 }
        .findAll { !it.step().id().path().contains('/verify') }
        .collectEntries { [it.step().id().path(), seconds(it)] }
  }

  /** The ids of steps that ended in this way. */
  List<String> ids(Class type) {
    events.findAll { type.isInstance(it) }.collect { it.step().id().path() }
  }

  static long seconds(RunEvent event) {
    Duration.between(START, event.time()).toSeconds()
  }

  /** Does something in the lab's time, such as looking at its machines. */
  def <T> T inLab(Closure<T> story) {
    def told = new CompletableFuture<T>()
    time.fork('story') {
      try {
        told.complete(story())
      } catch (Throwable t) {
        told.completeExceptionally(t)
      }
    }
    told.get(20, TimeUnit.SECONDS)
  }

  /** A machine of the recovery site as it is now. */
  def replica(String name) {
    inLab { lab.vSphere('frankfurt').virtualMachines().find { it.name() == name } }
  }
}
