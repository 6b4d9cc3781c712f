// SPDX-License-Identifier: Apache-2.0
package io.muster.cli

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime
import spock.lang.Specification
import spock.lang.TempDir

/** The command that rewrites runbooks in their canonical form. */
class FmtCommandSpec extends Specification {

  @TempDir
  Path dir

  def out = new StringWriter()
  def err = new StringWriter()

  def "files that are not canonical are rewritten and named; others are not touched"() {
    given:
    def loose = file('loose.groovy', "runbook ( 'erp' ) { nonsense 1 } // why")
    def canonical = file('canonical.groovy', "runbook('erp') {}\n")
    Files.setLastModifiedTime(canonical, FileTime.fromMillis(0))

    expect:
    run('fmt', loose, canonical) == 0
    Files.readString(loose).startsWith("runbook('erp') { nonsense 1 }  ")
    Files.getLastModifiedTime(canonical) == FileTime.fromMillis(0)
    "$out" == "$loose: formatted\n"
    "$err" == ''
  }

  def "with --check nothing is changed, and the first line that differs is told"() {
    given:
    def loose = file('loose.groovy', "runbook('erp') {\n  rto 3.minutes\n}\n")

    expect:
    run('fmt', '--check', loose) == 2
    Files.readString(loose) == "runbook('erp') {\n  rto 3.minutes\n}\n"
    "$out" == "$loose:2: not in canonical form: this line should be \"    rto 3.minutes\"\n"
  }

  def "with --check a canonical file is fine"() {
    expect:
    run('fmt', '--check', file('canonical.groovy', "runbook('erp') {}\n")) == 0
    "$out" == 'the file is in canonical form\n'
  }

  def "a file that is no Groovy is reported and left as it is; the others are formatted"() {
    given:
    def broken = file('broken.groovy', "runbook('erp') {")
    def loose = file('loose.groovy', 'runbook ( 1 )')

    expect:
    run('fmt', broken, loose) == 2
    Files.readString(broken) == "runbook('erp') {"
    Files.readString(loose) == 'runbook(1)\n'
    "$out" == "$loose: formatted\n"
    "$err".readLines() == [
      "$broken:1:16: error: '{' is never closed; add '}'" as String,
      "    runbook('erp') {",
      '                   ^',
      '1 error',
    ]
  }

  def "a file that does not exist is reported"() {
    expect:
    run('fmt', dir.resolve('none.groovy')) == 2
    "$err".contains('there is no such file; check the name and the directory')
  }

  private int run(Object... args) {
    Main.run(new Console(new PrintWriter(out, true), new PrintWriter(err, true), false), args*.toString() as String[])
  }

  private Path file(String name, String text) {
    Files.writeString(dir.resolve(name), text)
  }
}
