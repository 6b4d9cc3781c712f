// SPDX-License-Identifier: Apache-2.0
package io.muster.engine

import io.muster.journal.Samples
import io.muster.journal.jdbc.JdbcJournal
import io.muster.run.Actor
import io.muster.run.Outcome
import io.muster.run.People
import io.muster.run.RunEvent
import io.muster.run.RunEvent.AnswerRefused
import io.muster.run.RunEvent.DecisionAnswered
import io.muster.run.RunEvent.DecisionAsked
import io.muster.run.RunEvent.RunEnded
import io.muster.run.RunId
import io.muster.run.StoredRun
import io.muster.runbook.OnFailure
import io.muster.runbook.PauseEnd
import io.muster.runbook.Plan
import io.muster.runbook.PlanName
import io.muster.runbook.Position
import io.muster.runbook.Step
import io.muster.runbook.StepId
import io.muster.runbook.StepOptions
import io.muster.time.LiveTime
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import java.time.Duration
import java.time.InstantSource
import java.util.concurrent.CompletableFuture
import java.util.concurrent.Semaphore
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Two people answer on two nodes of one PostgreSQL at the moment at which the time is up. More rounds by hand: {@code -Dmuster.rounds=1000}. */
class AnswerRaceSpec extends Specification {

  static final int ROUNDS = Integer.getInteger('muster.rounds', 30)

  /** How many runs are under way at the same time. */
  static final int AT_ONCE = 10

  static final long SEED = Long.getLong('muster.seed', 1)

  @Shared
  @AutoCleanup
  EmbeddedPostgres server = EmbeddedPostgres.builder().setConnectConfig('connectTimeout', '20').start()

  @AutoCleanup
  LiveTime time = new LiveTime(InstantSource.system())

  @AutoCleanup
  JdbcJournal first = journal()

  @AutoCleanup
  JdbcJournal second = journal()

  Engine here = engine(first, 'node-a')
  Engine there = engine(second, 'node-b')

  private JdbcJournal journal() {
    JdbcJournal.postgres("jdbc:postgresql://localhost:${server.port}/postgres", 'postgres', { '' })
  }

  private Engine engine(JdbcJournal journal, String node) {
    def nothing = { throw new IllegalStateException('nothing is done at sites') }
    new Engine(time, new Sites(nothing, nothing, null, { Optional.empty() }, false, Optional.empty(), People.EVERYBODY),
      new RunRecords(journal, node, new StoredRun.Place(true, '')))
  }

  /** A run that asks a question for a quarter of a second, and does nothing else. */
  private StoredRun asking(int number) {
    def id = new StepId('failover')
    def at = new Position('erp.groovy', 1, 1)
    def pause = new Step.Pause(id.child('before').child('pause-1'), at, 'is Berlin off?', [], Duration.ofMillis(250), PauseEnd.UNDO, StepOptions.DEFAULT)
    def plan = new Plan(PlanName.FAILOVER, id, [pause], [], [], OnFailure.HALT)
    Samples.run("race-$number").with { new StoredRun(it.id(), it.runbook(), plan, [:], false, it.place(), it.by(), time.now(), Optional.empty()) }
  }

  static class Round {
    List<RunEvent> events
    Map<String, String> told = [:]

    List<DecisionAnswered> getAnswers() {
      events.findAll { it instanceof DecisionAnswered }
    }

    String getWinner() {
      answers.first().by().name()
    }

    Outcome getOutcome() {
      events.findAll { it instanceof RunEnded }.last().outcome()
    }

    List<String> getRecorded() {
      events.findAll { it instanceof AnswerRefused }*.by()*.name()
    }
  }

  private Round race(StoredRun run, List<Integer> late) {
    def answers = [ann: new CompletableFuture(), bob: new CompletableFuture()]
    first.create(run, [] as Set, 'node-a')
    here.goOn(run.id(), Duration.ofMinutes(1)) { event ->
      if (event instanceof DecisionAsked) {
        [[here, 'go', 'ann'], [there, 'halt', 'bob']].eachWithIndex { contender, index ->
          def (engine, choice, who) = contender
          time.at(event.question().until().plusMillis(late[index])) {
            engine.answer(run.id(), choice, new Actor(who, '')).whenComplete { answer, problem ->
              answers[who].complete(problem == null ? 'counts' : (problem.cause ?: problem).message)
            }
          }
        }
      }
    }.toCompletableFuture().get(60, TimeUnit.SECONDS)
    new Round(told: answers.collectEntries { who, said -> [who, said.get(60, TimeUnit.SECONDS)] }, events: second.events(run.id()))
  }

  def "of two answers on two nodes and the end of the time one decides, and the others are told which"() {
    given:
    def random = new Random(SEED)
    def places = new Semaphore(AT_ONCE)
    def runs = (1..ROUNDS).collect { [asking(it), [random.nextInt(-22, 8), random.nextInt(-22, 8)]] }

    when:
    def rounds = runs.collect { run, late ->
      places.acquire()
      CompletableFuture.supplyAsync({ race(run, late) }, Thread::startVirtualThread).whenComplete { _, __ -> places.release() }
    }*.get(120, TimeUnit.SECONDS)

    then: 'one winner each, and the run does what it says'
    rounds.every { it.answers.size() == 1 && it.answers.first().decided() }
    rounds.every { it.outcome == [ann: Outcome.DONE, bob: Outcome.HALTED, 'time limit': Outcome.UNDONE][it.winner] }

    and: 'each loser is told what was decided, by whom'
    rounds.every { round ->
      round.told.every { who, said ->
        who == round.winner ? said == 'counts' : said.contains("it was decided at ") && said.endsWith(", by $round.winner")
      }
    }

    and: 'and is written down, unless the run was over'
    def losers = rounds.sum { it.told.count { _, said -> said != 'counts' } }
    def recorded = rounds.sum { it.recorded.size() }
    def over = rounds.sum { it.told.count { _, said -> said.contains('asks for nothing any more') } }
    losers == recorded + over

    cleanup:
    println "answer races: ${rounds?.size()} rounds (seed $SEED), won: ${rounds?.countBy { it.winner }}; losers told: $losers, written down: $recorded, after the end of the run: $over"
  }
}
