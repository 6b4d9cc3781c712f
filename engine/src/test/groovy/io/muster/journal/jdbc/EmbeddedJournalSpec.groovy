// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc

import io.muster.journal.Journal
import io.muster.journal.JournalContract
import io.muster.journal.JournalException
import io.muster.journal.Samples
import io.muster.run.RunId
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.TempDir

class EmbeddedJournalSpec extends JournalContract {

  @TempDir
  Path folder

  @Override
  Journal open() {
    JdbcJournal.embedded(folder, 'muster serve')
  }

  def "a folder that this process has is refused, and stays locked"() {
    when:
    JdbcJournal.embedded(folder.resolve('../' + folder.fileName), 'muster run')

    then:
    def e = thrown JournalException
    e.message == "the journal in '${folder.toRealPath()}' is in use by process ${ProcessHandle.current().pid()} (muster serve); wait for its end, or use another folder with --data"

    and: 'another process is refused as well'
    child('erp-2', 1).with { waitFor(); errorStream.text }.contains("process ${ProcessHandle.current().pid()} (muster serve)")
  }

  def "another process has the folder until it is killed, and no event it was told to be written is lost"() {
    given:
    journal.close()
    int numbers = 0

    expect:
    (1..3).each { round ->
      def child = child("erp-$round", 0)
      def lines = child.inputReader()
      int acknowledged = lines.readLine() as int
      if (round == 1) {
        def e = refused()
        assert e.message.contains("is in use by process ${child.pid()} (child)")
      }
      while (acknowledged < 20 * round) {
        acknowledged = lines.readLine() as int
      }
      child.toHandle().destroyForcibly()
      lines.lines().toList().each { acknowledged = it as int }
      journal = open()
      def found = journal.events(new RunId("erp-$round"), 0)*.number()
      assert found == (1L..found.last()).toList()
      assert found.last() in [acknowledged as long, acknowledged + 1L]
      numbers += found.size()
      assert (1..round).sum { journal.events(new RunId("erp-$it"), 0).size() } == numbers
      journal.close()
    }
  }

  def "a disk that is full is told, and what was acknowledged is there when there is room: at #blocks blocks"() {
    given:
    journal.close()

    when:
    def child = child('erp-1', 0, "ulimit -f $blocks; ")
    def output = child.inputReader().lines().toList()
    def error = child.errorReader().readLine()
    child.waitFor(60, TimeUnit.SECONDS)
    journal = open()
    def found = journal.events(new RunId('erp-1'), 0)*.number()

    then:
    error.startsWith("false the disk of the journal in '${folder.toRealPath()}' is full; make room, then resume the run")
    found == (1L..found.last()).toList()
    found.last() in [output.last() as long, (output.last() as long) + 1]

    when:
    journal.append(journal.claim(new RunId('erp-1'), 'node-b'), Samples.done(), [])

    then:
    journal.events(new RunId('erp-1'), 0).size() == found.last() + 1

    where: 'what has no room first is the log, at which HSQLDB is silent, or the file with the data'
    blocks << [64, 2000]
  }

  def "a folder that cannot be made is told"() {
    given:
    Files.writeString(folder.resolve('file'), '')

    when:
    JdbcJournal.embedded(folder.resolve('file/data'), 'muster run')

    then:
    def e = thrown JournalException
    e.message.startsWith("the journal cannot be kept in '$folder/file/data': ")
    e.message.endsWith('make the folder writable, or use another one with --data')
  }

  def "a folder whose name would be taken for a setting is refused"() {
    when:
    JdbcJournal.embedded(folder.resolve('a;hsqldb.write_delay=true'), 'muster run')

    then:
    def e = thrown JournalException
    e.message.contains("because of the ';' in it")
  }

  def "a thread that is interrupted writes all the same, and stays interrupted"() {
    given:
    def claim = journal.create(Samples.run('erp-1'), [] as Set, 'node-a')

    when:
    Thread.currentThread().interrupt()
    journal.append(claim, Samples.began(), [])

    then:
    Thread.interrupted()
    journal.events(claim.run(), 0).size() == 2
  }

  def "commits reach the disk before they return"() {
    expect:
    Files.readString(folder.resolve('db.script')).contains('SET FILES WRITE DELAY 0')
  }

  private JournalException refused() {
    try {
      open().close()
      throw new AssertionError('the folder was not in use')
    } catch (JournalException e) {
      e
    }
  }

  private Process child(String run, int events, String before = '') {
    def java = ProcessHandle.current().info().command().get()
    def command = "$before exec '$java' -XX:TieredStopAtLevel=1 -cp '${System.getProperty('java.class.path')}' ${Appending.name} '$folder' $run $events"
    new ProcessBuilder('bash', '-c', command as String).start()
  }
}
