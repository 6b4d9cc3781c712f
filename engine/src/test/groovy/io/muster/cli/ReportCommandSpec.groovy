// SPDX-License-Identifier: Apache-2.0
package io.muster.cli

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class ReportCommandSpec extends Specification {

  @TempDir
  Path dir

  def out = new StringWriter()
  def err = new StringWriter()

  def 'a run tells where its report is, and the report is as it was sealed'() {
    expect:
    run('drill', erp) == 0
    def page = lines.find { it.startsWith('report: ') } - 'report: '
    page ==~ /$dir\/reports\/erp-\d+-\d+\.html/
    lines.last().startsWith('done: ')

    and:
    run('verify-report', page, page.replace('.html', '.json'), page.replace('.html', '.xml')) == 0
    lines.size() == 4
    lines[0] ==~ /'.*html' is as it was sealed: report 1, run 'erp-\S+', hash \p{XDigit}{64}/
    lines.last() == 'the chain of 1 reports is whole'
  }

  def 'in JSON the events are the same, and the report is written all the same'() {
    expect:
    run('drill', erp, '--output', 'json') == 0
    lines.every { it.startsWith('{') }
    new ObjectMapper().readValue(lines.last(), Map).type == 'run.ended'
    dir.resolve('reports').toFile().list().size() == 3
  }

  def 'a halted run has a report, which the one at its end replaces'() {
    given:
    Files.writeString(dir.resolve('erp.lab.groovy'), "lab { faults { refuse 'powerOn', of: 'db01_replica', times: 1 } }")

    expect:
    run('run', erp, 'failover') == 4
    page.contains('halted')

    when:
    Files.copy(dir.resolve('reports').resolve(id + '.json'), dir.resolve('halted.json'))

    then:
    run('retry', id, '--reason', 'room again') == 0
    page.contains('room again')
    run('verify-report', dir.resolve('halted.json')) == 0
    lines.any { it.endsWith('report 2 of the same run came after it') }
  }

  def 'a run that is aborted has a report of that'() {
    given:
    Files.writeString(dir.resolve('erp.lab.groovy'), "lab { faults { refuse 'powerOn', of: 'db01_replica' } }")
    run('run', erp, 'failover')

    expect:
    run('abort', id, '--reason', 'too late') in [0, 1]
    page.contains('aborted')
    page.contains('too late')
  }

  def 'a report is made again in the format and at the place that are named'() {
    given:
    run('drill', erp)
    def text = page

    expect:
    run('report', id, '--format', 'html') == 0
    "$out" == text
    run('report', id, '--format', 'junit', '--to', dir.resolve('drill.xml')) == 0
    "$out" == "report: ${dir.resolve('drill.xml')}\n"
    Files.readString(dir.resolve('drill.xml')).startsWith('<?xml')
    run('report', id, '--to', Files.createDirectory(dir.resolve('all'))) == 0
    lines.size() == 3
    run('report', id, '--output', 'json') == 0
    new ObjectMapper().readValue("$out", Map).keySet() == ['run', 'html', 'json', 'junit'] as Set

    and:
    run('report', id, '--format', 'pdf') == 2
    "$err".endsWith("'pdf' is no format of a report; there are html, json, junit\n")
    run('report', 'nothing') == 2
  }

  def 'a changed report is told, and a run without one'() {
    given:
    run('drill', erp)
    def file = dir.resolve('reports').resolve(id + '.html')
    Files.writeString(file, page.replace('recovered after', 'recovered before'))

    expect:
    run('verify-report', file) == 1
    lines == ["'$file' was changed after it was sealed", 'the chain of 1 reports is whole']*.toString()

    and:
    run('verify-report', erp) == 1
    lines[0] == "'$erp' is no report with a whole seal: it was changed, or another program made it" as String
    run('verify-report', dir.resolve('nothing')) == 2
  }

  def 'without its journal, what a report says of itself is all that can be looked at'() {
    given:
    run('drill', erp)
    def file = dir.resolve('reports').resolve(id + '.json')
    run('verify-report', file)
    def hash = (lines[0] =~ /hash (\S+)/)[0][1]

    expect:
    run('verify-report', file, '--hash', hash) == 0
    run('verify-report', file, '--hash', 'a' * 64) == 1
    lines.last() == "no report in the chain has the hash ${'a' * 64}: the chain was made anew" as String

    when:
    def status = run('verify-report', file, '--data', dir.resolve('elsewhere'))

    then:
    status == 0
    lines.last().startsWith('the journal was not asked, since there is none in ')
    !Files.exists(dir.resolve('elsewhere'))
  }

  private getErp() {
    def file = dir.resolve('erp.groovy')
    Files.exists(file) ? file : Files.writeString(file, '''runbook('erp') {
      title 'ERP'
      sites production: 'berlin', recovery: 'frankfurt'
      networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
      replicas { snapshot 'db01' }
      failover { group('a') { vm 'db01'; verify { tools 'db01', within: 5.minutes } } }
    }''')
  }

  private getId() {
    dir.resolve('reports').toFile().list().find { it.endsWith('.html') } - '.html'
  }

  private String getPage() {
    Files.readString(dir.resolve('reports').resolve(id + '.html'))
  }

  private List<String> getLines() {
    "$out".readLines()
  }

  private int run(Object... arguments) {
    out.buffer.length = 0
    def words = arguments*.toString()
    def where = ('--data' in words ? [] : ['--data', dir as String]) + (words[0] in ['report', 'verify-report'] ? [] : ['--speed', 'max'])
    Main.run(new Console(new PrintWriter(out), new PrintWriter(err), false), *words, *where)
  }
}
