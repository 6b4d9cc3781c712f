// SPDX-License-Identifier: Apache-2.0
package io.muster.nodes

import io.muster.product.Muster
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.TimeUnit

/** A process that goes on with runs. */
class ServingNode implements AutoCloseable {

  final Process process
  final List<String> lines = new CopyOnWriteArrayList<>()
  private final CompletableFuture<String> ready = new CompletableFuture<>()

  /**
   * @param arguments those of the command, after its name
   */
  ServingNode(List<?> arguments, Path log) {
    def builder = new ProcessBuilder([Muster.ROOT.resolve('muster') as String, 'serve'] + arguments.collect { it as String })
        .directory(Muster.ROOT.toFile()).redirectErrorStream(true)
    builder.environment().put('XDG_DATA_HOME', Files.createTempDirectory('node') as String)
    builder.environment().put('MUSTER_JAVA_OPTS', "-Dmuster.log=$log" as String)
    process = builder.start()
    Thread.startVirtualThread { read() }
    ready.get(60, TimeUnit.SECONDS)
  }

  private void read() {
    process.inputReader().eachLine { line ->
      lines << line
      if (line.contains('goes on with the runs of')) {
        ready.complete(line)
      }
    }
    ready.completeExceptionally(new IllegalStateException("it has ended: $lines"))
  }

  /** Waits until it has printed a line with a text in it. */
  boolean waitFor(String text) {
    assert within(60) { lines.any { it.contains(text) } }: lines
    true
  }

  /** Waits until something is so; false when it is not within some seconds. */
  static boolean within(int seconds, Closure<Boolean> what) {
    def limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds)
    while (!what()) {
      if (System.nanoTime() >= limit) {
        return false
      }
      TimeUnit.MILLISECONDS.sleep(50)
    }
    true
  }

  void signal(String name) {
    assert new ProcessBuilder('kill', "-$name", process.pid() as String).start().waitFor() == 0
  }

  @Override
  void close() {
    process.destroyForcibly().waitFor()
  }
}
