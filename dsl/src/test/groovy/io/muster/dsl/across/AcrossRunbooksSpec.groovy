// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.across

import io.muster.dsl.RunbookLoader
import io.muster.problem.Report
import io.muster.problem.TextPrinter
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class AcrossRunbooksSpec extends Specification {

  @TempDir
  File dir

  def "two runbooks that fail over one machine are warned about, at the second"() {
    given:
    def erp = file('erp', "snapshot 'db01'; snapshot 'app01'")
    def crm = file('crm', "snapshot 'web01'; snapshot 'db01'")

    expect:
    TextPrinter.print(check(erp, crm)) == """\
      $crm:3:30: warning: machine 'db01' of site 'berlin' is failed over by runbook 'erp' as well; keep it in one of them
          replicas { snapshot 'web01'; snapshot 'db01' }
                                       ^~~~~~~~
      $erp:3:12: note: 'db01' is here first
          replicas { snapshot 'db01'; snapshot 'app01' }
                     ^~~~~~~~
      """.stripIndent(6)
  }

  def "#what is fine"() {
    expect:
    check(file('erp', "snapshot 'db01'"), file('crm', replicas, sites))*.problems() == [[], []]

    where:
    what                                   | replicas                        | sites
    'another machine'                      | "snapshot 'db02'"               | "production: 'berlin', recovery: 'frankfurt'"
    'the same name at other sites'         | "snapshot 'db01'"               | "production: 'paris', recovery: 'lyon'"
    'the same replica name at other sites' | "snapshot 'x', replica: 'db01_replica'" | "production: 'berlin', recovery: 'lyon'"
  }

  def "the second runbook can say that it shares a machine on purpose"() {
    given:
    def reports = check(file('erp', "snapshot 'db01'"), file('crm', "snapshot 'db01' // muster: allow shared-machine: crm is retired in May\n"))

    expect:
    reports*.problems() == [[], []]
    reports[1].silenced()*.reason() == ['crm is retired in May']
  }

  def "one replica for two machines is an error: #replicas with #sites"() {
    given:
    def reports = check(file('erp', "snapshot 'db01'"), file('crm', replicas, sites))

    expect:
    reports[1].problems()*.id() == ['shared-replica']
    reports[1].problems()*.sentence() == ["'db01_replica' at site 'frankfurt' is already the replica of 'db01' of site 'berlin' in runbook 'erp'"]

    where:
    replicas                                 | sites
    "snapshot 'db02', replica: 'db01_replica'" | "production: 'berlin', recovery: 'frankfurt'"
    "snapshot 'db01'"                        | "production: 'paris', recovery: 'frankfurt'"
  }

  def "two files with one name of a runbook are an error"() {
    given:
    def first = file('erp', "snapshot 'db01'")
    def second = file('copy', "snapshot 'db02'", "production: 'berlin', recovery: 'frankfurt'", 'erp')

    expect:
    check(first, second)[1].problems()*.message() == ["runbook 'erp' is already declared in $first; give one of them another name" as String]
  }

  def "a file given twice counts once"() {
    given:
    def erp = file('erp', "snapshot 'db01'")

    expect:
    check(erp, erp.resolveSibling('.').resolve('erp.groovy'))*.problems() == [[]]
    check(Path.of('gone.groovy'), Path.of('./gone.groovy')).size() == 1
  }

  def "a runbook with errors is left out, and the others are compared all the same"() {
    given:
    def reports = check(file('erp', "snapshot 'db01'"), file('bad', 'snapshot'), dir.toPath().resolve('gone'), file('crm', "snapshot 'db01'"))

    expect:
    reports*.problems()*.collect { it.id() } == [[], ['missing-value'], ['unreadable-file'], ['shared-machine']]
  }

  private static List<Report> check(Path... files) {
    RunbookFiles.check(files as List, new RunbookLoader())*.report()
  }

  private Path file(String name, String replicas, String sites = "production: 'berlin', recovery: 'frankfurt'", String runbook = name) {
    def machine = (replicas =~ /'(\w+)'/).with { it.find() ? it.group(1) : 'db01' }
    def file = new File(dir, "${name}.groovy")
    file.text = "runbook('$runbook') {\nsites $sites\nreplicas { $replicas }\nfailover { group('all') { vm '$machine' } }\n}\n"
    file.toPath()
  }
}
