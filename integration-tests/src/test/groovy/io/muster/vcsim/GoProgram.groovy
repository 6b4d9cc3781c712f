// SPDX-License-Identifier: Apache-2.0
package io.muster.vcsim

import java.nio.channels.FileChannel
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption

/** A Go program of the specs, built from Debian's packaged govmomi when it is missing or older than its sources. */
class GoProgram {

  private static final Path SOURCES = Path.of(System.getProperty('basedir', '.'), 'src/test/go')
  private static final Path TARGET = Path.of(System.getProperty('basedir', '.'), 'target')
  private static final Path GOVMOMI = Path.of('/usr/share/gocode/src/github.com/vmware/govmomi')

  static Path built(String name) {
    Files.createDirectories(TARGET)
    def lock = FileChannel.open(TARGET.resolve("${name}.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
    lock.withCloseable {
      lock.lock()
      def binary = TARGET.resolve(name).toAbsolutePath()
      def sources = Files.list(SOURCES.resolve(name)).withCloseable { it.toList() }
      if (!Files.exists(binary) || sources.any { Files.getLastModifiedTime(it) > Files.getLastModifiedTime(binary) }) {
        build(binary, sources)
      }
      binary
    }
  }

  private static void build(Path binary, List<Path> sources) {
    if (!Files.isDirectory(GOVMOMI)) {
      throw new IllegalStateException('The specs of the vSphere adapter need Go and govmomi: run ./verify, which ' +
        'installs them, or apt-get install golang-go golang-github-vmware-govmomi-dev.')
    }
    def go = new ProcessBuilder(['go', 'build', '-o', binary as String] + sources.collect { it.toAbsolutePath() as String })
    go.environment().putAll(CGO_ENABLED: '0', GO111MODULE: 'off', GOPATH: '/usr/share/gocode')
    def process = go.redirectErrorStream(true).start()
    def said = process.inputStream.text
    if (process.waitFor() != 0) {
      throw new IllegalStateException("go build of ${binary.fileName} failed: $said")
    }
  }
}
