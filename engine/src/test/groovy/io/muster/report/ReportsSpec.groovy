// SPDX-License-Identifier: Apache-2.0
package io.muster.report

import io.muster.RunbookSpecification
import io.muster.journal.Journal
import io.muster.journal.MemoryJournal
import io.muster.journal.Samples
import io.muster.journal.Seal
import io.muster.run.Actor
import io.muster.run.Outcome
import io.muster.run.RunEvent
import io.muster.run.RunEvent.RunEnded
import io.muster.run.RunEvent.StepBegan
import io.muster.run.RunEvent.StepDone
import io.muster.run.RunEvent.StepFailed
import io.muster.run.RunEvent.TaskBegan
import io.muster.run.RunId
import io.muster.run.StepFault
import io.muster.run.StepPlace
import io.muster.run.StoredRun
import io.muster.run.TaskReference
import io.muster.runbook.PlanName
import io.muster.runbook.StepId
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class ReportsSpec extends Specification {

  @TempDir
  Path folder

  Journal journal = new MemoryJournal()

  def 'the three files of a run that has ended are sealed, as one link of the chain'() {
    given:
    def (stored, events) = run('erp-1')

    when:
    def page = reports().written(stored, events)

    then:
    page.get() == folder.resolve('erp-1.html')
    files() == ['erp-1.html', 'erp-1.json', 'erp-1.xml']
    journal.seals().size() == 1
    files().every { check(it).findings() == [] && check(it).seal().get() == journal.seals()[0] }

    when: 'it is made again'
    def texts = files().collect { Files.readString(folder.resolve(it)) }
    reports().written(stored, events)

    then:
    files().collect { Files.readString(folder.resolve(it)) } == texts
    journal.seals().size() == 1
  }

  def 'a run that goes on has no report yet, and one that is asked for is not sealed'() {
    given:
    def (stored, events) = run('erp-1')

    expect:
    reports().written(stored, events.init()).empty
    files() == []

    when:
    Reports.write(folder, stored.id(), reports().texts(stored, events.init()))

    then:
    journal.seals() == []
    files().every { check(it).findings() == ["'${folder.resolve(it)}' is not sealed, since it was made while its run went on; make it again with 'muster report'" as String] }
  }

  def 'each change of a file is found: #ending'() {
    given:
    reports().written(*run('erp-1'))
    def file = folder.resolve('erp-1.' + ending)
    def bytes = Files.readAllBytes(file)

    expect:
    changes(bytes).each { changed ->
      Files.write(file, changed)
      assert check(file.fileName as String).findings().size() == 1
    }

    where:
    ending << ['html', 'json', 'xml']
  }

  def 'a seal that was made anew for a changed file is found by the journal, and not without it'() {
    given:
    reports().written(*run('erp-1'))
    def file = folder.resolve('erp-1.json')
    def parted = SealText.part(ReportFormat.JSON, Files.readString(file)).get()
    def content = parted.content().replace('"by":"ann"', '"by":"bob"')
    def digests = new ReportSeal.Digests(parted.seal().digests().html(), Seal.sha256(content), parted.seal().digests().junit())
    def whole = ReportSeal.digest('1.2.3', parted.seal().entries(), digests)
    def forged = new ReportSeal(Seal.after(Optional.empty(), new RunId('erp-1'), whole), '1.2.3', parted.seal().entries(), digests)

    when:
    Files.writeString(file, content[0..-3] + SealText.of(ReportFormat.JSON, forged) + content[-2..-1])

    then:
    ReportVerifier.verify(file, Optional.empty(), [], '1.2.3').findings() == []
    check('erp-1.json').findings()[0].startsWith("report 1 of the journal is not the one in '$file'")
  }

  def 'a journal whose events were changed does not give the report any more'() {
    given:
    reports().written(*run('erp-1'))
    def other = new MemoryJournal()
    other.restore(Samples.run('erp-1'), 'x', [] as Set, [*journal.events(new RunId('erp-1'), 0)*.event().init(), new RunEnded(Samples.TIME.plusSeconds(9), new RunId('erp-1'), Outcome.DONE, Optional.empty(), Optional.empty())])

    expect:
    ReportVerifier.verify(folder.resolve('erp-1.html'), Optional.of(other), journal.seals(), '1.2.3').findings() ==
      ["what the journal has of run 'erp-1' is not what '${folder.resolve('erp-1.html')}' was made from: the journal was changed" as String]

    and: 'another version may tell the same otherwise, so it says that it does not compare'
    with(ReportVerifier.verify(folder.resolve('erp-1.html'), Optional.of(other), journal.seals(), '2.0')) {
      findings() == []
      notes()[0].startsWith('it was made by Muster 1.2.3, so this version (2.0)')
    }
  }

  def 'the report of a run that went on replaces that of its halt, which is told'() {
    given:
    def (stored, events) = run('erp-1')
    reports().written(stored, [*events.init(), Samples.ended('erp-1', Outcome.HALTED)])
    def halted = Files.copy(folder.resolve('erp-1.json'), folder.resolve('halted.json'))
    reports().written(stored, events)

    expect:
    journal.seals()*.number() == [1, 2]
    check('erp-1.json').seal().get().number() == 2
    check('halted.json').notes() == ['report 2 of the same run came after it']
  }

  def 'a chain is broken by #what'() {
    given:
    def chain = []
    (1..4).each { n -> chain << Seal.after(Optional.ofNullable(chain ? chain.last() : null), new RunId("erp-$n"), "$n" * 64) }

    expect:
    ChainCheck.findings(chain, []) == []
    ChainCheck.findings(change(chain), []) == findings

    where:
    what                          | change                                  || findings
    'a report that is taken out'  | { it - it[1] }                          || ['the chain goes from report 1 to report 3; what was between is missing']
    'a changed digest'            | { it[1] = with(it[1], 'a'); it }        || ["report 2 (run 'erp-2') was changed in the journal: its hash is not that of what it says"]
    'a report that is made anew'  | { it[1] = Seal.after(Optional.of(it[0]), new RunId('erp-2'), 'a' * 64); it } || ["report 3 (run 'erp-3') does not follow from report 2; one of them was changed"]
    'a beginning that is cut off' | { it.drop(1) }                          || ['the chain goes from report 0 to report 2; what was between is missing']
  }

  def 'a run that has ended without a report is missing in the chain'() {
    given:
    run('erp-1')
    def second = run('erp-2')
    reports().written(*second)
    journal.create(Samples.run('erp-3'), [] as Set, 'x')

    expect:
    ChainCheck.findings(journal.seals(), journal.runs()) == ["run 'erp-1' has ended, and no report of it is in the chain; 'muster report erp-1' makes one"]
  }

  def 'hostile names and sentences stay text in every format'() {
    given:
    def hostile = '</title><script>alert(1)</script>"\'&\u0000\u202e<!-- ]]> \\'
    def place = new StepPlace(new StepId('failover/' + hostile), Optional.of(hostile), Optional.of(hostile))
    def end = [
      new StepBegan(Samples.TIME, place, 1),
      new StepFailed(Samples.TIME, place, new StepFault(hostile, hostile, false), true, Optional.empty()),
      Samples.ended(hostile, Outcome.FAILED),
    ]
    def (stored, events) = run(hostile, end, new Actor(hostile, hostile))

    when:
    reports().written(stored, events)

    then:
    files().size() == 3
    files().every { check(it).findings() == [] }
    def html = Files.readString(folder.resolve(files().find { it.endsWith('html') }))
    !html.contains('<script')
    html.count('</title>') == html.count('<title')
    !html.contains('\u202e')
    def xml = Files.readAllBytes(folder.resolve(files().find { it.endsWith('xml') }))
    javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml)).documentElement.tagName == 'testsuites'
    EvidenceJson.read(Files.readString(folder.resolve(files().find { it.endsWith('json') }))).run().by() == hostile
  }

  def 'the page of a thousand machines stays under 2 MB'() {
    given:
    def vms = (1..1000).collect { String.format('erp-frankfurt-app%04d', it) }
    def groups = vms.collate(100).withIndex(1).collect { names, n ->
      "group('tier-$n') { ${names.collect { "vm '$it'; verify { tcp '$it', port: 8443, within: 5.minutes }" }.join('; ')} }"
    }
    def book = RunbookSpecification.load("""runbook('erp') {
      title 'ERP'
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
      replicas { ${vms.collect { "snapshot '$it'" }.join('; ')} }
      failover { ${groups.join('\n')} }
    }""")
    def steps = new io.muster.run.PlanSteps(book.plan(PlanName.DRILL)).all()*.place()
    def events = [steps, steps.findAll { !it.id().path().contains('tcp-') }.collect { new StepPlace(new StepId(it.id().path().replaceFirst('drill', 'undo')), it.group(), it.vm()) }]
      .flatten().withIndex().collectMany { StepPlace place, int i -> [
        new StepBegan(at(i), place, 1),
        *(0..2).collect { new TaskBegan(at(i), place, new TaskReference('frankfurt', "vm-$i", 'reconfigVM_Task', "task-${10_000 + i}")) },
        new StepDone(at(i + 30), place, "'${place.vm().get()}_replica' runs on DR Isolated, from 'Restore Point 11-21-2026 11:01:31' of 2026-11-21T11:01:31Z", Optional.empty(), Optional.of(Samples.TIME)),
      ] }
    def (stored, all) = run('erp-1', [*events, Samples.ended('erp-1', Outcome.DONE)], new Actor('ann', ''), book)

    when:
    def page = reports().written(stored, all).get()

    then:
    Files.size(page) < 2_000_000
    check('erp-1.html').findings() == []
    println "page of 1000 machines: ${Files.size(page)} bytes"
  }

  private static at(int second) {
    Samples.TIME.plusSeconds(second)
  }

  private static Seal with(Seal seal, String digit) {
    new Seal(seal.number(), seal.run(), digit * 64, seal.previous(), seal.hash())
  }

  private Reports reports() {
    new Reports(folder, journal, '1.2.3')
  }

  private List<String> files() {
    Files.list(folder).withCloseable { it.toList() }*.fileName*.toString().sort()
  }

  private ReportVerifier.Verified check(String file) {
    ReportVerifier.verify(folder.resolve(file), Optional.of(journal), journal.seals(), '1.2.3')
  }

  /** A run with these events in the journal. */
  private List run(String id, List<RunEvent> events = null, Actor by = new Actor('ann', 'fire'), book = Samples.runbook()) {
    def stored = new StoredRun(new RunId(id), book, book.plan(PlanName.DRILL), [:], false, new StoredRun.Place(true, ''), by, Samples.TIME, Optional.empty())
    def claim = journal.create(stored, [] as Set, 'here')
    (events ?: [Samples.began(), Samples.done(), Samples.ended(id, Outcome.DONE)]).each { journal.append(claim, it, []) }
    [stored, journal.events(stored.id(), 0)*.event()]
  }

  /** The file with a byte changed, taken out or put in, here and there. */
  private static List<byte[]> changes(byte[] bytes) {
    def random = new Random(7)
    (1..60).collect { random.nextInt(bytes.length) }.collectMany { at ->
      def flipped = bytes.clone()
      flipped[at] = (byte) (flipped[at] ^ 1)
      def without = [*bytes[0..<at], *(at + 1 < bytes.length ? bytes[(at + 1)..-1] : [])] as byte[]
      [flipped, without]
    } + [[*bytes, (byte) 10] as byte[]]
  }
}
