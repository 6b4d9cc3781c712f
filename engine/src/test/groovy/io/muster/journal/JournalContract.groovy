// SPDX-License-Identifier: Apache-2.0
package io.muster.journal

import io.muster.replica.ReplicaKey
import io.muster.replica.ReplicaState
import io.muster.replica.State
import io.muster.run.Actor
import io.muster.run.Happening
import io.muster.run.Outcome
import io.muster.run.RunEvent
import io.muster.run.RunId
import io.muster.run.RunState
import io.muster.runbook.PlanName
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import spock.lang.Specification

/** What every journal does; each adapter runs it. */
abstract class JournalContract extends Specification {

  static final ReplicaKey WEB = new ReplicaKey('frankfurt', 'web01_replica')
  static final ReplicaKey DB = new ReplicaKey('frankfurt', 'db01_replica')

  Journal journal

  def setup() {
    journal = open()
  }

  def cleanup() {
    journal?.close()
  }

  /** The same journal each time in one feature, and an empty one at its start. */
  abstract Journal open()

  def "a new run is claimed and begins with its start"() {
    given:
    def run = Samples.run('erp-1')

    when:
    def claim = journal.create(run, [WEB] as Set, 'node-a')

    then:
    claim == new Claim(new RunId('erp-1'), 'node-a', 1)
    journal.holds(claim)
    journal.find(run.id()).get() == run
    journal.events(run.id(), 0) == [
      new Journal.Entry(1, new RunEvent.RunStarted(run.started(), run.id(), run.runbook().name(), PlanName.FAILOVER)),
    ]
  }

  def "a run in a line says where it stands"() {
    given:
    def run = Samples.run('erp-1')
    def claim = journal.create(run, [] as Set, 'node-a')

    when:
    event.each { journal.append(claim, it, []) }

    then:
    with(journal.runs().first()) {
      id() == run.id()
      runbook() == run.runbook().name()
      digest() == run.runbook().source().sha256()
      plan() == PlanName.FAILOVER
      node() == 'node-a'
      started() == run.started()
      changed() == Samples.TIME
      it.state() == state
      it.outcome() == Optional.ofNullable(outcome)
      it.until() == Optional.ofNullable(until)
    }

    where:
    event                                                       || state            | outcome         | until
    []                                                          || RunState.RUNNING | null            | null
    [Samples.began()]                                           || RunState.RUNNING | null            | null
    [waiting()]                                                 || RunState.WAITING | null            | Samples.TIME.plusSeconds(9)
    [waiting(), Samples.done()]                                 || RunState.WAITING | null            | Samples.TIME.plusSeconds(9)
    [waiting(), Samples.began()]                                || RunState.RUNNING | null            | null
    [Samples.ended('erp-1', Outcome.HALTED)]                    || RunState.HALTED  | Outcome.HALTED  | null
    [Samples.ended('erp-1', Outcome.HALTED), Samples.began()]   || RunState.RUNNING | null            | null
    [Samples.ended('erp-1', Outcome.ABORTED)]                   || RunState.ENDED   | Outcome.ABORTED | null
  }

  def "runs are listed with the newest first"() {
    given:
    def runs = (1..3).collect { n -> Samples.run("erp-$n").with { new io.muster.run.StoredRun(id(), runbook(), plan(), skips(), forced(), place(), by(), Samples.TIME.plusMillis(n), Optional.empty()) } }
    [runs[1], runs[2], runs[0]].each { journal.create(it, [] as Set, 'a') }

    expect:
    journal.runs()*.id()*.value() == ['erp-3', 'erp-2', 'erp-1']
  }

  def "events are numbered without gaps and can be read from a number on"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [] as Set, 'node-a')
    def events = Samples.events()

    when:
    events.each { journal.append(claim, it, []) }

    then:
    journal.events(claim.run(), 0)*.number() == (1..events.size() + 1).toList()
    journal.events(claim.run(), 1)*.event() == events
    journal.events(claim.run(), events.size())*.number() == [events.size() + 1]
    journal.events(new RunId('other'), 0) == []
  }

  def "a run that is not there cannot be found or claimed"() {
    when:
    journal.claim(new RunId('nothing'), 'node-a')

    then:
    def e = thrown NoSuchRunException
    e.message == "there is no run 'nothing'; 'muster runs' lists them"
    journal.find(new RunId('nothing')).empty
  }

  def "a second run of the same id is refused, and nothing of it is written"() {
    given:
    def first = Samples.run('erp-1')
    journal.create(first, [] as Set, 'node-a')

    when:
    journal.create(Samples.run('erp-1', Samples.runbook(), PlanName.DRILL), [WEB] as Set, 'node-b')

    then:
    thrown RunExistsException
    journal.find(first.id()).get() == first

    when: 'the replica is free'
    journal.create(Samples.run('erp-2'), [WEB] as Set, 'node-b')

    then:
    noExceptionThrown()
  }

  def "a replica belongs to one run, and who wants it is told which"() {
    given:
    journal.create(Samples.run('erp-1'), [WEB] as Set, 'node-a')

    when:
    journal.create(Samples.run('erp-2'), [DB, WEB] as Set, 'node-b')

    then:
    def e = thrown ReplicaTakenException
    e.replica() == WEB
    e.owner() == journal.runs().first()
    e.message == "replica 'web01_replica' belongs to run 'erp-1', which is running; wait for its end, or where its process has ended go on with 'muster resume erp-1', or end it with 'muster abort erp-1'"
    journal.runs()*.id()*.value() == ['erp-1']

    when: 'nothing was taken by the one that was refused'
    journal.create(Samples.run('erp-3'), [DB] as Set, 'node-b')

    then:
    noExceptionThrown()
  }

  def "a run that ends as #outcome gives its replicas back: #back"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [WEB, DB] as Set, 'node-a')
    journal.append(claim, Samples.ended('erp-1', outcome), [])

    expect:
    back == !refused { journal.create(Samples.run('erp-2'), [WEB] as Set, 'node-a') }

    where:
    outcome << Outcome.values()
    back = outcome != Outcome.HALTED
  }

  def "a run that follows from another takes its replicas over, as one with its end, and once"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [WEB, DB] as Set, 'node-a')
    def end = Samples.ended('erp-1', Outcome.DONE)
    def next = Samples.run('erp-1-failback')

    when:
    2.times { journal.follow(claim, end, next, [WEB] as Set, 'node-a') }

    then:
    journal.owners() == [(WEB): next.id()]
    journal.events(claim.run())*.class*.simpleName == ['RunStarted', 'RunEnded']
    journal.runs().find { it.id() == claim.run() }.outcome() == Optional.of(Outcome.DONE)
    journal.find(next.id()) == Optional.of(next)
    journal.events(next.id()) == [next.start()]
    journal.unfinished() == [next.id()] as Set
  }

  def "neither the end nor the run that follows is written where #what"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [WEB] as Set, 'node-a')
    journal.create(Samples.run('erp-2'), [DB] as Set, 'node-a')
    if (lost) {
      journal.claim(claim.run(), 'node-b')
    }

    when:
    journal.follow(claim, Samples.ended('erp-1', Outcome.DONE), Samples.run(name), wants as Set, 'node-a')

    then:
    def problem = thrown(JournalException)
    problem.class == type
    journal.events(claim.run()).size() == 1
    journal.runs()*.id()*.value() as Set == ['erp-1', 'erp-2'] as Set
    journal.owners()*.value*.value() as Set == ['erp-1', 'erp-2'] as Set

    where:
    what                            | lost  | name             | wants     || type
    'its claim is lost'             | true  | 'erp-1-failback' | [WEB]     || ClaimLostException
    'a third run has a replica'     | false | 'erp-1-failback' | [WEB, DB] || ReplicaTakenException
  }

  def "who has lost a claim cannot write, and nothing of it is written"() {
    given:
    def old = journal.create(Samples.run('erp-1'), [WEB] as Set, 'node-a')
    journal.append(old, Samples.began(), [])

    when:
    def claim = journal.claim(old.run(), 'node-b')

    then:
    claim == new Claim(old.run(), 'node-b', 2)
    journal.holds(claim)
    !journal.holds(old)
    journal.runs().first().node() == 'node-b'

    when:
    journal.append(old, Samples.ended('erp-1', Outcome.DONE), [state(WEB, State.FAILOVER)])

    then:
    def e = thrown ClaimLostException
    e.message == "run 'erp-1' was taken over from 'node-a'; it goes on there"
    journal.events(old.run(), 0).size() == 2
    journal.replicas() == []
    journal.runs().first().state() == RunState.RUNNING
    refused { journal.create(Samples.run('erp-2'), [WEB] as Set, 'node-a') }

    when:
    journal.append(claim, Samples.done(), [])

    then:
    journal.events(old.run(), 0)*.number() == [1, 2, 3]
  }

  def "what is said to a run is written while its claim stays, if nothing has happened meanwhile"() {
    given:
    def run = Samples.run('erp-1')
    def claim = journal.create(run, [] as Set, 'node-a')
    def moved = new RunEvent.StepMoved(Samples.TIME, Samples.place(), Samples.TIME, new Actor('ann', 'later'))

    expect:
    !journal.tell(new RunId('other-1'), 1, moved)
    !journal.tell(run.id(), 0, moved)
    journal.tell(run.id(), 1, moved)
    !journal.tell(run.id(), 1, moved)
    journal.runs().first().state() == RunState.WAITING

    when: 'who has claimed it goes on'
    journal.append(claim, new RunEvent.UndoBegan(Samples.TIME), [])

    then:
    journal.events(run.id(), 1)*.event() == [moved, new RunEvent.UndoBegan(Samples.TIME)]
    !journal.tell(run.id(), 2, moved)
  }

  def "of many who say something to a run at the same time one is heard"() {
    given:
    def run = Samples.run('erp-1')
    journal.create(run, [] as Set, 'node-a')

    when:
    def heard = Executors.newVirtualThreadPerTaskExecutor().withCloseable { threads ->
      threads.invokeAll((1..20).collect { number ->
        { -> journal.tell(run.id(), 1, new RunEvent.StepMoved(Samples.TIME.plusSeconds(number), Samples.place(), Samples.TIME, new Actor('ann', 'later'))) } as Callable
      })*.get()
    }

    then:
    heard.count(true) == 1
    journal.events(run.id(), 1).size() == 1
  }

  def "runs that go on by themselves are listed apart from those that have ended or halted"() {
    given:
    def claims = ['erp-1', 'erp-2', 'erp-3', 'erp-4'].collect { journal.create(Samples.run(it), [] as Set, 'node-a') }

    when:
    journal.append(claims[1], new RunEvent.StepWaiting(Samples.TIME, Samples.place(), Samples.TIME), [])
    journal.append(claims[2], new RunEvent.RunEnded(Samples.TIME, claims[2].run(), Outcome.HALTED, Optional.empty(), Optional.empty()), [])
    journal.append(claims[3], new RunEvent.RunEnded(Samples.TIME, claims[3].run(), Outcome.DONE, Optional.empty(), Optional.empty()), [])

    then:
    journal.unfinished()*.value().sort() == ['erp-1', 'erp-2']
  }

  def "of runs that go on by themselves, those are listed that have something to do before an instant"() {
    given:
    def names = ['works', 'waits', 'waits-longer', 'moved', 'ended']
    def claims = names.collectEntries { [it, journal.create(Samples.run(it), [] as Set, 'node-a')] }
    def waits = { String name, Duration time ->
      journal.append(claims[name], new RunEvent.StepWaiting(Samples.TIME, Samples.place(), Samples.TIME.plus(time)), [])
    }

    when:
    waits('waits', Duration.ofMinutes(1))
    waits('waits-longer', Duration.ofMinutes(3).plusMillis(200))
    waits('moved', Duration.ofMinutes(3))
    def moved = new RunEvent.StepMoved(Samples.TIME, Samples.place(), Samples.TIME, new Actor('ann', ''))
    journal.append(claims['moved'], moved, [])
    journal.append(claims['ended'], new RunEvent.RunEnded(Samples.TIME, claims['ended'].run(), Outcome.DONE, Optional.empty(), Optional.empty()), [])

    then:
    journal.unfinished(Samples.TIME.plusSeconds(120))*.value().sort() == ['moved', 'waits', 'works']
    journal.unfinished(Samples.TIME.plusSeconds(240))*.value().sort() == ['moved', 'waits', 'waits-longer', 'works']
  }

  def "the states of replicas are written with their event, the last one counts"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [WEB, DB] as Set, 'node-a')

    when:
    journal.append(claim, Samples.done(), [state(WEB, State.PROCESSING), state(DB, State.FAILOVER)])
    journal.append(claim, Samples.done('db01'), [state(WEB, State.FAILOVER)])

    then:
    journal.replicas() == [state(DB, State.FAILOVER), state(WEB, State.FAILOVER)]
  }

  def "what has happened together is written in its order, with all its states, or not at all"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [WEB] as Set, 'node-a')
    def ended = Samples.ended('erp-1', Outcome.DONE)
    def together = [
      new Happening(Samples.done(), [state(WEB, State.PROCESSING)]),
      Happening.of(Samples.began('db01', 1)),
      Happening.of(new RunEvent.StepWaiting(Samples.TIME, Samples.place('db01'), Samples.TIME.plusSeconds(60))),
      new Happening(Samples.done('db01'), [state(WEB, State.FAILOVER)]),
    ]

    when:
    journal.append(claim, together)

    then:
    journal.events(claim.run(), 0)*.number() == [1, 2, 3, 4, 5]
    journal.events(claim.run(), 1)*.event() == together*.event()
    journal.replicas() == [state(WEB, State.FAILOVER)]
    journal.runs().first().state() == RunState.WAITING
    journal.unfinished(Samples.TIME.plusSeconds(30)).empty

    when: 'a part of it cannot be written'
    journal.append(claim, [new Happening(Samples.done(), [state(WEB, State.READY)]), Happening.of(Samples.began('db01', 1))])

    then:
    def e = thrown JournalException
    e.message == "step 'failover/web/db01' of run 'erp-1' has begun attempt 1 already"
    journal.events(claim.run(), 0).size() == 5
    journal.replicas() == [state(WEB, State.FAILOVER)]

    when:
    journal.append(claim, [Happening.of(Samples.done('db01')), Happening.of(ended)])

    then:
    journal.events(claim.run(), 5)*.event() == [Samples.done('db01'), ended]
    with(journal.runs().first()) {
      state() == RunState.ENDED
      outcome().get() == Outcome.DONE
    }
    journal.owners().isEmpty()
  }

  def "an attempt of a step begins once, and what was to be written with it is not"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [] as Set, 'node-a')
    journal.append(claim, Samples.began('web01', 1), [])

    when:
    journal.append(claim, Samples.began('web01', 1), [state(WEB, State.PROCESSING)])

    then:
    def e = thrown JournalException
    e.message == "step 'failover/web/web01' of run 'erp-1' has begun attempt 1 already"
    !e.passing()
    journal.events(claim.run(), 0).size() == 2
    journal.replicas() == []

    when:
    journal.append(claim, Samples.began('web01', 2), [])

    then:
    journal.events(claim.run(), 0)*.number() == [1, 2, 3]
  }

  def "fifty runs write at the same time, each without gaps"() {
    given:
    def claims = (1..50).collect { journal.create(Samples.run("erp-$it"), [new ReplicaKey('x', "vm$it")] as Set, 'node-a') }

    when:
    together(claims.collect { claim -> { ->
      (1..10).each { journal.append(claim, Samples.began("vm$it"), [state(new ReplicaKey('x', claim.run().value()), State.PROCESSING)]) }
      journal.append(claim, Samples.ended(claim.run().value(), Outcome.DONE), [])
    } })

    then:
    claims.every { journal.events(it.run(), 0)*.number() == (1..12).toList() }
    claims.every { journal.events(it.run(), 1)*.event().init()*.step()*.vm()*.get() == (1..10).collect { n -> "vm$n" } }
    journal.replicas().size() == 50
    journal.runs().every { it.state() == RunState.ENDED }
  }

  def "the steps of one run write at the same time without gaps"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [] as Set, 'node-a')

    when:
    together((1..20).collect { n -> { -> journal.append(claim, Samples.began("vm$n"), []) } })

    then:
    journal.events(claim.run(), 0)*.number() == (1..21).toList()
  }

  def "two runs never get the same replica, however close they come"() {
    when:
    def results = together((1..8).collect { n -> { -> refused { journal.create(Samples.run("erp-$n"), [WEB, DB] as Set, 'node-a') } } })

    then:
    results.count(false) == 1
    journal.runs().size() == 1
  }

  def "what was written is there when the journal is opened again"() {
    given:
    def run = Samples.run('erp-1')
    def claim = journal.create(run, [WEB] as Set, 'node-a')
    journal.append(claim, Samples.done(), [state(WEB, State.FAILOVER)])
    def summary = journal.runs()

    when:
    journal.close()
    journal = open()

    then:
    journal.find(run.id()).get() == run
    journal.events(run.id(), 0).size() == 2
    journal.replicas() == [state(WEB, State.FAILOVER)]
    journal.runs() == summary
    journal.holds(claim)
    refused { journal.create(Samples.run('erp-2'), [WEB] as Set, 'node-a') }

    when:
    def next = journal.claim(run.id(), 'node-a')
    journal.append(next, Samples.began('db01'), [])

    then:
    next.epoch() == 2
    journal.events(run.id(), 2)*.number() == [3]
  }

  def "the replicas of runs that have not ended are known with their runs"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [WEB] as Set, 'node-a')
    journal.create(Samples.run('erp-2'), [DB] as Set, 'node-a')

    expect:
    journal.owners() == [(DB): new RunId('erp-2'), (WEB): new RunId('erp-1')]

    when:
    journal.append(claim, Samples.ended('erp-1', Outcome.DONE), [])

    then:
    journal.owners() == [(DB): new RunId('erp-2')]
  }

  def "what replicas were found to be replaces what was known of them"() {
    given:
    def other = new ReplicaKey('frankfurt', 'mq01_replica')
    journal.adopt([state(WEB, State.FAILOVER), state(other, State.FAILBACK)], [] as Set)

    when:
    journal.adopt([state(WEB, State.PERMANENT), state(DB, State.FAILOVER)], [other] as Set)

    then:
    journal.replicas() == [state(DB, State.FAILOVER), state(WEB, State.PERMANENT)]
  }

  def "nothing is adopted where a run that has not ended has one of the replicas"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [WEB] as Set, 'node-a')
    journal.append(claim, Samples.done(), [state(WEB, State.FAILOVER)])

    when:
    journal.adopt(found.collect { state(it, State.PERMANENT) }, forgotten as Set)

    then:
    def e = thrown ReplicaTakenException
    e.owner().id() == claim.run()
    journal.replicas() == [state(WEB, State.FAILOVER)]

    where:
    found     | forgotten
    [DB, WEB] | []
    [DB]      | [WEB]
  }

  def "a run of another journal is written with all that has happened in it, and goes on here"() {
    given:
    def run = Samples.run('erp-1')
    def events = [start(run), Samples.began(), Samples.done(), waiting()]

    when:
    journal.restore(run, 'node-a', [WEB] as Set, events)

    then:
    journal.find(run.id()).get() == run
    journal.events(run.id(), 0)*.number() == [1, 2, 3, 4]
    journal.events(run.id(), 0)*.event() == events
    journal.owners() == [(WEB): run.id()]
    with(journal.runs().first()) {
      state() == RunState.WAITING
      node() == 'node-a'
      until() == Optional.of(Samples.TIME.plusSeconds(9))
      changed() == Samples.TIME
    }
    refused { journal.create(Samples.run('erp-2'), [WEB] as Set, 'node-b') }

    when:
    def claim = journal.claim(run.id(), 'node-b')
    journal.append(claim, Samples.began('db01'), [])

    then:
    claim.epoch() == 2
    journal.events(run.id(), 4)*.number() == [5]
  }

  def "a run of another journal that has ended takes no replica"() {
    given:
    def run = Samples.run('erp-1')

    when:
    journal.restore(run, 'node-a', [WEB] as Set, [start(run), Samples.ended('erp-1', outcome)])

    then:
    journal.owners().keySet() == kept as Set
    journal.runs().first().outcome() == Optional.of(outcome)

    where:
    outcome         || kept
    Outcome.DONE    || []
    Outcome.ABORTED || []
    Outcome.HALTED  || [WEB]
  }

  def "a run of another journal is refused as a whole where its name or a replica is taken"() {
    given:
    def first = Samples.run('erp-1')
    journal.create(first, [WEB] as Set, 'node-a')

    when:
    journal.restore(first, 'node-b', [DB] as Set, [start(first), Samples.done()])

    then:
    thrown RunExistsException
    journal.events(first.id(), 0).size() == 1

    when:
    def second = Samples.run('erp-2')
    journal.restore(second, 'node-b', [DB, WEB] as Set, [start(second), Samples.done()])

    then:
    thrown ReplicaTakenException
    journal.find(second.id()).empty
    journal.events(second.id(), 0) == []
    journal.owners() == [(WEB): first.id()]
  }

  def "reports make a chain, each with the hash of the one before"() {
    when:
    def first = journal.seal(new RunId('erp-1'), 'a' * 64)
    def second = journal.seal(new RunId('erp-2'), 'b' * 64)

    then:
    first.number() == 1
    first.previous() == Seal.NONE
    second.number() == 2
    second.previous() == first.hash()
    second.run() == new RunId('erp-2')
    second.digest() == 'b' * 64
    [first, second].every { it.fits() }
    journal.seals() == [first, second]

    when:
    journal.close()
    journal = open()

    then:
    journal.seals() == [first, second]
  }

  def "a report keeps its seal, and one that replaces it gets another"() {
    given:
    def run = new RunId('erp-1')
    def halted = journal.seal(run, 'a' * 64)
    journal.seal(new RunId('erp-2'), 'b' * 64)

    expect:
    journal.seal(run, 'a' * 64) == halted

    and:
    journal.seal(run, 'c' * 64).number() == 3
    journal.seal(run, 'c' * 64).number() == 3
    journal.seal(run, 'a' * 64).number() == 4
  }

  def "reports that are sealed at the same time make one chain"() {
    when:
    together((1..30).collect { n -> { -> journal.seal(new RunId("erp-$n"), 'a' * 64) } })
    def chain = journal.seals()

    then:
    chain*.number() == (1L..30L).toList()
    chain.every { it.fits() }
    chain*.previous() == [Seal.NONE, *chain.init()*.hash()]
    chain*.run() as Set == (1..30).collect { new RunId("erp-$it") } as Set
  }

  static RunEvent start(io.muster.run.StoredRun run) {
    new RunEvent.RunStarted(run.started(), run.id(), run.runbook().name(), run.plan().name())
  }

  static RunEvent waiting() {
    new RunEvent.StepWaiting(Samples.TIME, Samples.place(), Samples.TIME.plusSeconds(9))
  }

  static ReplicaState state(ReplicaKey replica, State state) {
    new ReplicaState(replica, state, 'nightly', Samples.TIME, 'erp-1')
  }

  static boolean refused(Closure<?> create) {
    try {
      create()
      false
    } catch (ReplicaTakenException _) {
      true
    }
  }

  /** What these come to, done by a thread each. */
  static List together(List<Closure<?>> works) {
    Executors.newVirtualThreadPerTaskExecutor().withCloseable { threads ->
      threads.invokeAll(works.collect { work -> { -> work() } as Callable })*.get()
    }
  }
}
