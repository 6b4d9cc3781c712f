// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.exchange

import io.muster.journal.Journal
import io.muster.journal.JournalException
import io.muster.journal.MemoryJournal
import io.muster.journal.Samples
import io.muster.replica.ReplicaKey
import io.muster.replica.ReplicaState
import io.muster.replica.State
import io.muster.run.Outcome
import io.muster.run.RunEvent
import io.muster.run.RunId
import io.muster.run.StoredRun
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** A journal as a file, from one into another. */
class JournalExchangeSpec extends Specification {

  static final WEB = new ReplicaKey('frankfurt', 'web01_replica')
  static final DB = new ReplicaKey('frankfurt', 'db01_replica')

  @TempDir
  Path dir

  Journal from = new MemoryJournal()
  Journal to = new MemoryJournal()

  def "runs with their events, their replicas and the states of replicas are the same in the other journal"() {
    given:
    fill(from)

    when:
    def imported = JournalImport.read(to, file(from))

    then:
    imported == new JournalImport.Imported(2, 0, 2)
    text(to) == text(from)
    to.owners() == [(WEB): new RunId('erp-2')]
    to.runs()*.state() == from.runs()*.state()

    and: 'once more changes nothing'
    JournalImport.read(to, file(from)) == new JournalImport.Imported(0, 2, 0)
    text(to) == text(from)
  }

  def "the chain of reports goes with them, and none is put into another chain"() {
    given:
    fill(from)
    [['erp-2', 'a'], ['erp-1', 'b'], ['erp-2', 'c']].each { run, digit -> from.seal(new RunId(run), digit * 64) }

    when:
    JournalImport.read(to, file(from))

    then:
    to.seals() == from.seals()
    JournalImport.read(to, file(from)).chained()
    to.seals() == from.seals()

    when: 'the first one has gone on'
    from.seal(new RunId('erp-1'), 'd' * 64)
    JournalImport.read(to, file(from))

    then:
    to.seals() == from.seals()

    when: 'both have'
    [from, to].each { it.seal(new RunId('erp-1'), (it == to ? 'e' : 'f') * 64) }
    def imported = JournalImport.read(to, file(from))

    then:
    !imported.chained()
    to.seals().size() == 5
    to.seals() != from.seals()
  }

  def "an exported chain that was changed refuses the whole file"() {
    given:
    (1..3).each { from.seal(new RunId("erp-$it"), 'a' * 64) }
    def lines = text(from).readLines()

    when:
    JournalImport.read(to, Files.writeString(dir.resolve('file'), change(lines).join('\n')))

    then:
    def e = thrown ImportRefusedException
    e.message.contains('does not belong there')
    to.seals() == []

    where:
    change << [{ it - it[1] }, { it*.replace('erp-2', 'erp-9') }]
  }

  def "an empty journal is one line"() {
    expect:
    text(from) == '{"version":1,"line":{"is":"End","runs":0,"replicas":0}}\n'
    JournalImport.read(to, file(from)) == new JournalImport.Imported(0, 0, 0)
  }

  def "what came in only in part is completed by the same file"() {
    given:
    fill(from)
    def failing = new Failing(to)

    when:
    JournalImport.read(failing, file(from))

    then:
    thrown JournalException
    to.runs()*.id()*.value() == ['erp-1']

    when:
    def imported = JournalImport.read(to, file(from))

    then:
    imported == new JournalImport.Imported(1, 1, 0)
    text(to) == text(from)
  }

  def "a run that is there and has gone on differently refuses the whole file"() {
    given:
    fill(from)
    to.create(run('erp-2'), [] as Set, 'node-b')

    when:
    JournalImport.read(to, file(from))

    then:
    def e = thrown ImportRefusedException
    !e.damaged()
    e.message == "run 'erp-2' is in this journal already and is not the same as in '${dir.resolve('file')}'"
    to.runs()*.id()*.value() == ['erp-2']
    to.replicas() == []
  }

  def "a replica that another run has refuses the whole file"() {
    given:
    fill(from)
    to.create(run('shop-1'), [WEB] as Set, 'node-b')

    when:
    JournalImport.read(to, file(from))

    then:
    def e = thrown ImportRefusedException
    e.message == "replica 'web01_replica' belongs to run 'shop-1' in this journal, and to run 'erp-2' in '${dir.resolve('file')}'; end one of them"
    to.runs()*.id()*.value() == ['shop-1']
  }

  def "a state that is newer here stays, and so does that of a replica which a run has here"() {
    given:
    from.adopt([state(WEB, State.FAILOVER, 5), state(DB, State.FAILOVER, 5)], [] as Set)
    def claim = to.create(run('shop-1'), [WEB] as Set, 'node-b')
    to.append(claim, Samples.done(), [state(WEB, State.FAILBACK, 1), state(DB, State.READY, here)])

    when:
    def imported = JournalImport.read(to, file(from))

    then:
    imported.replicas() == written
    to.replicas().sort { it.vm() }*.state() == [written ? State.FAILOVER : State.READY, State.FAILBACK]

    where:
    here || written
    1    || 1
    5    || 0
    9    || 0
  }

  def "a file that is not whole is told with the line, and nothing of it is imported: #what"() {
    given:
    fill(from)
    def lines = text(from).readLines()
    def file = Files.writeString(dir.resolve('file'), change(lines).join('\n'))

    when:
    JournalImport.read(to, file)

    then:
    def e = thrown ImportRefusedException
    e.damaged()
    e.message.replace("'$file'", 'FILE') == message
    to.runs() == []
    to.replicas() == []

    where:
    what                   | change                               || message
    'nothing'              | { [] }                               || 'FILE has no end after line 0: it was cut off, or is no exported journal; export it again'
    'no end'               | { it.init() }                        || 'FILE has no end after line 9: it was cut off, or is no exported journal; export it again'
    'an event is missing'  | { it.take(4) + it.drop(5) }          || 'line 5 of FILE does not belong there: the file was changed, or is not whole; export it again'
    'a state is missing'   | { it.tail() }                        || 'line 9 of FILE does not belong there: the file was changed, or is not whole; export it again'
    'a run is missing'     | { it.take(2) + it.drop(5) }          || 'line 7 of FILE does not belong there: the file was changed, or is not whole; export it again'
    'a run twice'          | { it.init() + it[2..4] + it.last() } || 'line 10 of FILE does not belong there: the file was changed, or is not whole; export it again'
    'an event by itself'   | { it.take(2) + it.drop(3) }          || 'line 3 of FILE does not belong there: the file was changed, or is not whole; export it again'
    'something behind'     | { it + it.last() }                   || 'line 11 of FILE does not belong there: the file was changed, or is not whole; export it again'
    'a line cut off'       | { [it[0].take(30)] }                 || "line 1 of FILE is not what 'muster export' writes: an entry of the journal cannot be read as a line: it is damaged"
    'another kind of line' | { ['{"version":1,"line":{"is":"X"}}'] } || "line 1 of FILE is not what 'muster export' writes: an entry of the journal cannot be read as a line: there is no kind 'X' at 'line'"
    'a newer form'         | { ['{"version":2,"line":{}}'] }      || "line 1 of FILE is not what 'muster export' writes: the journal has a line in form 2, and this version of Muster reads form 1; use a newer one"
  }

  /** Two lines of replicas, a run that has ended (3 lines), one that has halted (4 lines), and the end. */
  private static void fill(Journal journal) {
    def first = journal.create(run('erp-1'), [WEB, DB] as Set, 'node-a')
    journal.append(first, Samples.ended('erp-1', Outcome.DONE), [state(WEB, State.FAILOVER), state(DB, State.FAILOVER)])
    def second = journal.create(run('erp-2', 1), [WEB] as Set, 'node-a')
    journal.append(second, Samples.began(), [])
    journal.append(second, Samples.ended('erp-2', Outcome.HALTED), [])
  }

  private static StoredRun run(String id, int second = 0) {
    Samples.run(id).with { new StoredRun(it.id(), runbook(), plan(), skips(), forced(), place(), by(), Samples.TIME.plusSeconds(second), Optional.empty()) }
  }

  private static ReplicaState state(ReplicaKey replica, State state, int second = 0) {
    new ReplicaState(replica, state, 'nightly', Samples.TIME.plusSeconds(second), 'erp-1')
  }

  private static String text(Journal journal) {
    def text = new StringWriter()
    JournalExport.write(journal, text)
    text
  }

  private Path file(Journal journal) {
    Files.writeString(dir.resolve('file'), text(journal))
  }

  /** A journal that can be written once. */
  static class Failing implements Journal {
    @Delegate(excludes = ['restore'])
    final Journal journal
    boolean full

    Failing(Journal journal) {
      this.journal = journal
    }

    @Override
    void restore(StoredRun run, String node, Set<ReplicaKey> replicas, List<RunEvent> events) {
      if (full) {
        throw new JournalException('the disk is full', false, null)
      }
      journal.restore(run, node, replicas, events)
      full = true
    }
  }
}
