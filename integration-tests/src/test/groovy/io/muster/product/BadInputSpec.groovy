// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import static io.muster.product.Muster.ROOT

import java.nio.file.Files
import spock.lang.Specification
import spock.lang.TempDir

/** Each mistake gives one sentence with what, where and what to do, the right exit code, and changes nothing. */
class BadInputSpec extends Specification {

  static final String MINIMAL = 'runbooks/minimal.groovy'

  @TempDir
  File dir

  def 'a wrong command line is told in words: #arguments'() {
    when:
    def ended = Muster.run(*arguments)

    then:
    ended.status == 2
    ended.out == ''
    ended.err.contains(sentence)

    where:
    arguments                                               || sentence
    []                                                      || 'a command is missing'
    ['drll', MINIMAL]                                       || "did you mean 'drill'?"
    ['run', MINIMAL]                                        || "Missing required parameter: 'PLAN'"
    ['run', MINIMAL, 'fialover']                            || "there is no plan 'fialover'; did you mean 'failover'?"
    ['drill', MINIMAL, '--speed', '0']                      || "'0' is not a speed; write a number above 0, or max"
    ['drill', MINIMAL, '--set', 'reason=test']              || "there is no parameter 'reason'; this runbook takes none"
    ['drill', MINIMAL, '--config', 'none.properties']       || "configuration 'none.properties' does not exist"
    ['drill', MINIMAL, '--lab', 'none.lab.groovy']          || 'none.lab.groovy: error: there is no such file'
    ['drill', MINIMAL, '--lab', '--config', 'x.properties'] || '--config names real sites and --lab a simulated one; give one of them'
  }

  def 'a runbook that cannot be read is said to be so: #kind'() {
    given:
    def file = new File(dir, 'erp.groovy')
    make(file)

    when:
    def ended = Muster.run('check', file)

    then:
    ended.status == 2
    ended.out.contains("$file: error: ")
    ended.out.contains(sentence)

    where:
    kind          | make                                             || sentence
    'missing'     | { }                                              || 'there is no such file'
    'a directory' | { it.mkdir() }                          || 'this is a directory'
    'empty'       | { it.text = '' }                                 || 'this file is empty'
    'not text'    | { it.bytes = [0xff, 0xfe, 0x41] as byte[] }      || 'this file is not UTF-8 text'
    'too large'   | { it.text = ' ' * 2_000_000 }                    || 'larger than 1 MB'
  }

  def 'a script that would do harm or never end is refused where it stands: #script'() {
    given:
    def file = new File(dir, 'erp.groovy')
    def witness = new File(dir, 'witness')
    file.text = script.replace('WITNESS', witness as String)

    when:
    def ended = Muster.run('drill', file)

    then:
    ended.status == 2
    ended.err =~ /erp\.groovy:\d+:\d+: error: /
    !witness.exists()

    where:
    script << [
      'while (true) { }',
      'System.exit(0)',
      "new File('WITNESS').text = 'x'",
      "'touch WITNESS'.execute()",
      "@groovy.transform.ASTTest(value = { new File('WITNESS').text = 'x' }) def x = 1",
      '(1..2000000000).each { }',
    ]
  }

  def 'five mistakes are reported in one pass'() {
    given:
    def file = new File(dir, 'erp.groovy')
    file.text = Files.readString(ROOT.resolve(MINIMAL))
        .replace('rto 15.minutes', 'rto 15.minuts')
        .replace("title '", "titel '")
        .replace("vm 'app01'", "vm 'app01', dealy: 5.seconds")
        .replace("tcp 'db01', port: 5432, within", "tcp 'db01', port: '5432', within")
        .replace("group('application')", "group('application', after: 'databse')")

    when:
    def ended = Muster.run('check', file)

    then:
    ended.status == 2
    ended.lines.count { it =~ /erp\.groovy:\d+:\d+: error: / } == 5
    ended.out.contains("did you mean 'title'?")
    ended.out.contains("did you mean 'minutes'?")
    ended.out.contains("did you mean 'delay'?")
    ended.out.contains("did you mean 'database'?")
    ended.lines.last() == '5 errors'
  }

  def 'a site that is not configured is named, with the settings to add'() {
    given:
    def config = new File(dir, 'muster.properties')
    config.text = 'site.berlin.url=https://127.0.0.1:1/sdk\nsite.berlin.user=u\nsite.berlin.password=p\n'

    when:
    def ended = Muster.run('run', MINIMAL, 'failover', '--config', config)

    then:
    ended.status == 2
    ended.err == "site 'frankfurt' is not configured in '$config'; add site.frankfurt.url, .user and .password\n" as String
  }
}
