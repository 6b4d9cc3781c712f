// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.LockSupport

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
    def out = Files.createTempFile('muster', 'out')
    def killed = killed({ Files.readString(out).count('\n') >= number }, out, arguments)
    assert killed.status != 0: "it ended before line $number: $killed"
  }

  /** Kills a command with SIGKILL as soon as it has printed a text. */
  static void killedWhenSaid(String text, Object... arguments) {
    def out = Files.createTempFile('muster', 'out')
    def killed = killed({ Files.readString(out).contains(text) }, out, arguments)
    assert killed.status != 0: "it ended before it said '$text': $killed"
  }

  /** Does something as soon as a command has printed a line of this number, and lets it end. */
  static Ended meanwhile(int number, Object... arguments) {
    def deed = arguments.last() as Closure
    def out = Files.createTempFile('muster', 'out')
    boolean done = false
    killed({
      if (!done && Files.readString(out).count('\n') >= number) {
        deed()
        done = true
      }
      false
    }, out, arguments.dropRight(1))
  }

  /** Runs a command none of whose files may become larger than this. */
  static Ended runWithin(int kilobytes, Object... arguments) {
    started(ROOT.toFile(), ['bash', '-c', "ulimit -f $kilobytes; exec \"\$@\"" as String, '_', ROOT.resolve('muster') as String] + arguments.collect { it as String })
  }

  /** Kills a command with SIGKILL when it is time, unless it ends before; gives the whole lines that it has written. */
  static Ended killedWhen(Closure<Boolean> due, Object... arguments) {
    killed(due, Files.createTempFile('muster', 'out'), arguments)
  }

  private static Ended killed(Closure<Boolean> due, Path out, Object[] arguments) {
    def builder = new ProcessBuilder([ROOT.resolve('muster') as String] + arguments.collect { it as String })
        .directory(ROOT.toFile()).redirectErrorStream(true).redirectOutput(out.toFile())
    def process = builder.start()
    process.outputStream.close()
    while (process.alive && !due()) {
      LockSupport.parkNanos(100_000)
    }
    // why: a command that has just ended is not taken for one that was killed
    process.destroyForcibly()
    int status = process.waitFor()
    def said = Files.readString(out)
    def ended = new Ended(status: status, out: said.substring(0, said.lastIndexOf('\n') + 1), err: '')
    Files.delete(out)
    assert !said.contains('\tat '), 'a stack trace'
    ended
  }

  /** Runs a command that has a token for the API in its environment. */
  static Ended runAs(String token, Object... arguments) {
    started(ROOT.toFile(), [ROOT.resolve('muster') as String] + arguments.collect { it as String }, [MUSTER_TOKEN: token])
  }

  static Ended runIn(File folder, Object... arguments) {
    started(folder, [ROOT.resolve('muster') as String] + arguments.collect { it as String })
  }

  private static Ended started(File folder, List<String> command, Map<String, String> environment = [:]) {
    def outputs = Files.createTempDirectory('muster')
    def builder = new ProcessBuilder(command).directory(folder)
        .redirectOutput(outputs.resolve('out').toFile()).redirectError(outputs.resolve('err').toFile())
    builder.environment().put('XDG_DATA_HOME', outputs as String)
    builder.environment().putAll(environment)
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
