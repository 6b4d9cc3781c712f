// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** The runbooks that schedules follow. */
class LibrarySpec extends Specification {

  @TempDir
  Path folder

  List<String> told = []
  Library library

  def setup() {
    library = new Library([folder], { told << it })
  }

  def 'a folder gives the runbooks in it, and no labs, hidden files or folders'() {
    given:
    write('erp.groovy', text('erp'))
    write('erp.lab.groovy', 'nothing of a runbook')
    write('.hidden.groovy', text('hidden'))
    Files.createDirectory(folder.resolve('old.groovy'))

    expect:
    library.look()
    library.runbooks().keySet() == ['erp'] as Set
    told == []
  }

  def 'nothing is read again while nothing changes'() {
    given:
    write('erp.groovy', text('erp'))
    library.look()

    expect:
    !library.look()
  }

  def 'files that come, change and go are followed'() {
    given:
    write('erp.groovy', text('erp'))
    library.look()

    when:
    write('crm.groovy', text('crm'))

    then:
    library.look()
    library.runbooks().keySet() == ['crm', 'erp'] as Set

    when:
    write('erp.groovy', text('erp', '0 0 3 ? * SUN'))

    then:
    library.look()
    library.runbooks().erp.drills()*.cron() == ['0 0 3 ? * SUN']

    when:
    Files.delete(folder.resolve('crm.groovy'))

    then:
    library.look()
    library.runbooks().keySet() == ['erp'] as Set
    told == []
  }

  def 'a broken file keeps what it was, and is told of once'() {
    given:
    write('erp.groovy', text('erp'))
    library.look()

    when:
    write('erp.groovy', text('erp', 'every night, please'))
    library.look()
    library.look()
    write('crm.groovy', text('crm'))
    library.look()

    then:
    library.runbooks().erp.drills()*.cron() == ['0 0 2 ? * SAT']
    library.runbooks().keySet() == ['crm', 'erp'] as Set
    told.size() == 1
    told[0].startsWith("${folder.resolve('erp.groovy')}:8:18: error: 'every night, please' is no cron expression")

    when: 'it is put right'
    write('erp.groovy', text('erp', '0 0 4 ? * SAT'))
    library.look()

    then:
    library.runbooks().erp.drills()*.cron() == ['0 0 4 ? * SAT']
  }

  def 'a name in two files is a problem of the one that came later, which names both'() {
    given:
    write('erp.groovy', text('erp'))
    library.look()

    when:
    write('another.groovy', text('erp', '0 0 3 ? * SUN', 'app01'))
    library.look()

    then:
    library.runbooks().erp.drills()*.cron() == ['0 0 2 ? * SAT']
    told.size() == 1
    told[0].contains('another.groovy:1:1: error:')
    told[0].contains("runbook 'erp' is already declared in ${folder.resolve('erp.groovy')}")
  }

  def 'a file that was named and is not there is a problem'() {
    given:
    def file = folder.resolve('none.groovy')
    def missing = new Library([file], { told << it })

    when:
    missing.look()

    then:
    missing.runbooks().isEmpty()
    told == ["$file: error: there is no such file; check the name and the directory" as String]
  }

  private void write(String name, String text) {
    Files.writeString(folder.resolve(name), text)
  }

  static String text(String name, String cron = '0 0 2 ? * SAT', String vm = name + '01') {
    """\
      runbook('$name') {
        title '$name'
        sites production: 'berlin', recovery: 'frankfurt'
        networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
        replicas { snapshot '$vm' }
        failover { group('a') { vm '$vm' } }

        drills { every '$cron', zone: 'Europe/Berlin' }
      }""".stripIndent()
  }

  def 'a runbook that is told values when it is started is listed, for those who pass them'() {
    given:
    def words = "runbook('crm') { sites production: 'a', recovery: 'b'; networks { map 'X', to: 'Y', test: 'Z' }; parameters { text 'ticket', required: true }; " +
      "replicas { snapshot 'db01' }; failover { group('a') { vm 'db01' }; after { notify 'log:x', subject: ticket } }; "
    write('erp.groovy', text('erp'))
    write('crm.groovy', words + "triggers { webhook 'crm', secret: 'crm', runs: failover } }")

    when:
    library.look()

    then:
    library.listed()*.name() == ['crm', 'erp']
    library.runbooks().keySet() == ['erp'] as Set
    told == []

    when: 'it is broken, and keeps what it was'
    write('crm.groovy', words)
    library.look()

    then:
    library.listed()*.name() == ['crm', 'erp']
    told.size() == 1
  }
}
