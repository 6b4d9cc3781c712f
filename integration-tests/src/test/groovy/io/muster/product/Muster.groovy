// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** The packaged command, run as a process of its own the way a user runs it. */
class Muster {

  /** The top of the project. */
  static final Path ROOT = Path.of(System.getProperty('muster.root')).toRealPath()

  private static final long LIMIT_SECONDS = 180

  /** What a command wrote and how it ended. */
  static class Ended {
    int status
    String out
    String err

    List<String> getLines() {
      out.readLines()
    }

    @Override
    String toString() {
      "status $status\n$out$err"
    }
  }

  static Ended run(Object... arguments) {
    runIn(ROOT.toFile(), arguments)
  }

  /** Kills a command with SIGKILL as soon as it has printed a line of this number. */
  static void killedAtLine(int number, Object... arguments) {
    def builder = new ProcessBuilder([ROOT.resolve('muster') as String] + arguments.collect { it as String })
        .directory(ROOT.toFile()).redirectErrorStream(true)
    def process = builder.start()
    process.outputStream.close()
    def lines = []
    def reader = process.inputReader()
    while (lines.size() < number) {
      def line = reader.readLine()
      assert line != null: "it ended before line $number: $lines"
      lines << line
    }
    process.destroyForcibly().waitFor()
    reader.close()
  }

  static Ended runIn(File folder, Object... arguments) {
    def outputs = Files.createTempDirectory('muster')
    def command = [ROOT.resolve('muster') as String] + arguments.collect { it as String }
    def builder = new ProcessBuilder(command).directory(folder)
        .redirectOutput(outputs.resolve('out').toFile()).redirectError(outputs.resolve('err').toFile())
    builder.environment().put('XDG_DATA_HOME', outputs as String)
    def process = builder.start()
    process.outputStream.close()
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly()
      throw new IllegalStateException("$command did not end in $LIMIT_SECONDS s")
    }
    def ended = new Ended(status: process.exitValue(), out: Files.readString(outputs.resolve('out')), err: Files.readString(outputs.resolve('err')))
    outputs.toFile().deleteDir()
    assert !(ended.out + ended.err).contains('\tat '), 'a stack trace'
    ended
  }
}
