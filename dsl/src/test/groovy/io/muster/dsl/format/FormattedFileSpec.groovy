// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir

/** Files are rewritten all at once, and the first line that is not canonical is known. */
class FormattedFileSpec extends Specification {

  @TempDir
  Path dir

  def "the canonical form takes the place of the file, and nothing is left beside it"() {
    given:
    def file = file("vm   'a'")

    when:
    FormattedFile.of(file).write()

    then:
    Files.readString(file) == "vm 'a'\n"
    Files.list(dir).withCloseable { it.toList() } == [file]
  }

  def "permissions stay as they are"() {
    given:
    def file = file("vm   'a'")
    def permissions = PosixFilePermissions.fromString('rw-r-x--x')
    Files.setPosixFilePermissions(file, permissions)

    when:
    FormattedFile.of(file).write()

    then:
    Files.getPosixFilePermissions(file) == permissions
  }

  def "a link stays a link"() {
    given:
    def file = file("vm   'a'")
    def link = Files.createSymbolicLink(dir.resolve('link.groovy'), file)

    when:
    FormattedFile.of(link).write()

    then:
    Files.isSymbolicLink(link)
    Files.readString(file) == "vm 'a'\n"
  }

  def "#written differs first in line #line: #sentence"() {
    expect:
    FormattedFile.of(file(written)).difference() == Optional.of(new Difference(line, sentence))

    where:
    written               || line | sentence
    "vm 'a'\nvm  'b'\n"   || 2    | 'this line should be "vm \'b\'"'
    "vm 'a'"              || 1    | 'this line should end with a line break'
    "vm 'a'\n\n"          || 2    | 'the file ends above; remove this line'
    "vm 'a'\n\n\nb\n"     || 3    | 'this line should be "b"'
    "f {\n}\n// a"         || 1    | 'this line should be "f {}"'
    "vm 'a'\r\n"          || 1    | 'this line ends with CR and LF; end lines with LF alone'
    "\uFEFFvm 'a'\n"      || 1    | 'the file begins with a byte order mark; remove it'
  }

  def "a file in canonical form differs nowhere"() {
    expect:
    FormattedFile.of(file("vm 'a'\n")).difference().empty
  }

  private Path file(String text) {
    Files.writeString(dir.resolve('erp.groovy'), text)
  }
}
