// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl

import static io.muster.dsl.RunbookTexts.inGroup

import io.muster.problem.InvalidRunbookException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class RunbookFileSpec extends Specification {

  @TempDir
  Path directory

  def "a file that cannot be read is told in one sentence"() {
    given:
    def file = directory.resolve('erp.groovy')
    prepare(file)

    when:
    new RunbookLoader().load(file)

    then:
    InvalidRunbookException invalid = thrown()
    invalid.message == "${file}: error: ${sentence}"

    where:
    sentence || prepare
    'there is no such file; check the name and the directory' || { Path it -> }
    'this is a directory; name a file in it' || { Path it -> Files.createDirectory(it) }
    "this file is empty; write runbook('name') { .. }" || { Path it -> it.toFile().text = ' \n' }
    "there is no runbook in this file; write runbook('name') { .. }" || { Path it -> it.toFile().text = '// nothing yet\n' }
    'this file is not UTF-8 text; save it as UTF-8' || { Path it -> it.toFile().bytes = [0x27, 0xE4, 0x27] as byte[] }
    'this file is larger than 1 MB; write what repeats with loops, or split the runbook' || { Path it -> it.toFile().text = '//' + 'x' * (1 << 20) }
  }

  def "a byte order mark and line ends of Windows do no harm"() {
    given:
    def file = directory.resolve('erp.groovy')
    file.toFile().setText('\uFEFF' + inGroup("vm 'db01'\n      vmm 'app01'").replace('\n', '\r\n'), 'UTF-8')

    when:
    new RunbookLoader().load(file)

    then:
    InvalidRunbookException invalid = thrown()
    invalid.message == "${file}:7:7: error: unknown word 'vmm' in 'group'; did you mean 'vm'?"
  }
}
