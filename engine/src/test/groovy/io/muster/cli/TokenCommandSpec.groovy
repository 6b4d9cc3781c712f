// SPDX-License-Identifier: Apache-2.0
package io.muster.cli

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class TokenCommandSpec extends Specification {

  @TempDir
  Path dir

  def out = new StringWriter()
  def err = new StringWriter()

  private int run(String... args) {
    out.buffer.length = 0
    err.buffer.length = 0
    Main.run(new Console(new PrintWriter(out, true), new PrintWriter(err, true), false), 'token', *args, '--data', "$dir")
  }

  def 'a token is printed once, listed without itself, and taken back'() {
    expect:
    run('create', 'ada', '--role', 'operator', '--scope', 'web*', 'runbook:erp', '--expires', '90d') == 0
    def token = "$out".readLines()[0]
    token ==~ /muster_[A-Za-z0-9_-]{43}/
    "$out".readLines()[1] == "'ada' is operator; keep the token, it is not shown again"

    and:
    run('list') == 0
    "$out".readLines()[0] ==~ /name +role +scope +created +by +expires/
    "$out".readLines()[1] ==~ /ada +operator +web\*, runbook:erp +20\S+Z +\S+ +20\S+Z/
    !"$out".contains(token)

    and:
    run('list', '--output', 'json') == 0
    new ObjectMapper().readValue("$out", Map).subMap(['name', 'role', 'scope']) == [name: 'ada', role: 'operator', scope: ['web*', 'runbook:erp']]

    and:
    run('revoke', 'ada') == 0
    run('list') == 0
    "$out" == "nobody has a token; 'muster serve' with a port makes one for an administrator\n"
  }

  def 'what does not fit is refused in a sentence: #args'() {
    given:
    Files.writeString(dir.resolve('muster.properties'), 'lab = yes\nperson.ada.mail = ada@example.com\n')

    expect:
    run('create', *args, '--config', "$dir/muster.properties") == 2
    "$err".readLines() == [sentence]

    where:
    args                                    || sentence
    ['ada', '--role', 'boss']               || "'boss' is no role; there are viewer, operator, administrator"
    ['eve', '--role', 'viewer']             || "the configuration knows no person 'eve'; add person.eve.mail, or name 'eve' in a group"
    ['ada', '--role', 'viewer', '--expires', 'soon'] || "'soon' is no length of time; there are such as 30m, 12h and 90d"
  }
}
