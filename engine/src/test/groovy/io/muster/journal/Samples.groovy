// SPDX-License-Identifier: Apache-2.0
package io.muster.journal

import io.muster.dsl.RunbookLoader
import io.muster.run.Actor
import io.muster.run.Control
import io.muster.run.Outcome
import io.muster.run.Question
import io.muster.run.RunEvent
import io.muster.run.RunId
import io.muster.run.StepFault
import io.muster.run.StepPlace
import io.muster.run.StoredRun
import io.muster.run.TakenBack
import io.muster.run.TaskReference
import io.muster.runbook.PlanName
import io.muster.runbook.PowerAction
import io.muster.runbook.Runbook
import io.muster.runbook.StepId
import java.nio.file.Path
import java.time.Duration
import java.time.Instant

/** Runs and events of every kind. */
class Samples {

  static final Instant TIME = Instant.parse('2026-11-21T03:15:00.123456789Z')

  static Runbook runbook() {
    new RunbookLoader().load(Path.of('../runbooks/minimal.groovy')).runbook()
  }

  static StoredRun run(String id, Runbook runbook = runbook(), PlanName plan = PlanName.FAILOVER) {
    new StoredRun(new RunId(id), runbook, runbook.plan(plan), [(new StepId('failover/web/web01')): 'it is there already'],
      false, new StoredRun.Place(true, 'x.lab.groovy'), new Actor('ann', 'fire'), TIME, Optional.empty())
  }

  /** The same, with all that may be left out. */
  static StoredRun whole(String id) {
    run(id).with { new StoredRun(it.id(), it.runbook(), it.plan(), it.skips(), it.forced(), it.place(), it.by(), it.started(), Optional.of(Duration.ofMinutes(90))) }
  }

  static StepPlace place(String vm = 'web01') {
    new StepPlace(new StepId("failover/web/$vm"), Optional.of('web'), Optional.of(vm))
  }

  static RunEvent began(String vm = 'web01', int attempt = 1) {
    new RunEvent.StepBegan(TIME, place(vm), attempt)
  }

  static RunEvent done(String vm = 'web01') {
    new RunEvent.StepDone(TIME, place(vm), 'started', Optional.empty(), Optional.empty())
  }

  static RunEvent ended(String id, Outcome outcome) {
    new RunEvent.RunEnded(TIME, new RunId(id), outcome, Optional.of(Duration.ofMinutes(4)), Optional.empty())
  }

  /** One of each. */
  static List<RunEvent> events() {
    def none = new StepPlace(new StepId('failover/before/1'), Optional.empty(), Optional.empty())
    def fault = new StepFault('InvalidPowerState', "it is 'poweredOff'\n\u00e4", true)
    [
      new RunEvent.RunStarted(TIME, new RunId('erp-1'), 'erp', PlanName.FAILOVER),
      new RunEvent.RunControlled(TIME, Control.RETRY, Optional.of(place()), new Actor('ann', 'room again')),
      new RunEvent.RunControlled(TIME, Control.RESUME, Optional.empty(), new Actor('node-b', '')),
      began(),
      new RunEvent.StepChanging(TIME, place(), new TakenBack.ByConnection(true)),
      new RunEvent.TaskBegan(TIME, place(), new TaskReference('frankfurt', 'web01', 'powerOn', 'task-12')),
      new RunEvent.StepDone(TIME, place(), 'started', Optional.of(new TakenBack.ByPower(PowerAction.POWER_OFF)), Optional.of(TIME)),
      new RunEvent.StepDone(TIME, none, 'waited', Optional.empty(), Optional.empty()),
      new RunEvent.StepFailed(TIME, place(), fault, true, Optional.of(Duration.ofSeconds(30))),
      new RunEvent.StepFailed(TIME, place(), fault, false, Optional.empty()),
      new RunEvent.StepSkipped(TIME, none, 'it was done'),
      new RunEvent.StepUndone(TIME, place()),
      new RunEvent.StepWaiting(TIME, place(), TIME.plusSeconds(60)),
      new RunEvent.StepMoved(TIME, place(), TIME.plusSeconds(7200), new Actor('ann', 'later')),
      new RunEvent.UndoBegan(TIME),
      new RunEvent.RunHalted(TIME, place(), fault),
      new RunEvent.RunEnded(TIME, new RunId('erp-1'), Outcome.DONE, Optional.of(Duration.ofMillis(61001)), Optional.of(Duration.ZERO)),
      new RunEvent.RunEnded(TIME, new RunId('erp-1'), Outcome.HALTED, Optional.empty(), Optional.empty()),
      new RunEvent.DecisionAsked(TIME, none, new Question('what becomes of the failover', ['keep', 'undo'], ['leads'], 2, true, TIME.plusSeconds(60), 'keep')),
      new RunEvent.DecisionAnswered(TIME, none, 'undo', new Actor('ann', 'it is wrong'), false),
      new RunEvent.AnswerRefused(TIME, none, 'sell', new Actor('joe', ''), 'it is not offered'),
      new RunEvent.DecisionAsked(TIME, none, new Question('the switch is 2 h late', ['switch', 'halt'], [], 1, false, TIME.plusSeconds(60), 'halt', Optional.of('switch'))),
    ]
  }
}
