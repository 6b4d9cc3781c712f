// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import static io.muster.product.Muster.ROOT

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir

/** The program of docs/camel.md, on the packaged engine and nothing else. */
class CamelApplicationSpec extends Specification {

  @TempDir
  File dir

  def "the example starts a runbook, reacts to its events and waits for its end"() {
    when:
    def lines = run()
    def run = (lines.last() =~ /^(minimal-\d+-\d+) is done$/)[0][1]
    def events = lines.findAll { it.startsWith('io.muster.') }.collect {
      new ObjectMapper().readValue(it.substring(it.indexOf(' ')), Map) + [cloud: it.substring(0, it.indexOf(' '))]
    }

    then:
    events.first().cloud == 'io.muster.run.started'
    events.last().with { [it.cloud, it.outcome] } == ['io.muster.run.ended', 'done']
    events*.run.unique() == [run]
    events.findAll { it.type == 'step.done' && it.vm }*.vm.unique().containsAll(['db01', 'app01'])

    and: 'the commands see the same run'
    Muster.run('status', run, '--data', dir).out.contains("$run: failover of 'minimal'")
  }

  private List<String> run() {
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java') as String
    def out = new File(dir, 'out')
    def process = new ProcessBuilder(java, '-cp', ROOT.resolve('engine/target/dist/lib/*') as String, '-Dmuster.log=' + new File(dir, 'log'),
        'docs/examples/ShopRecovery.java', 'runbooks', dir as String)
        .directory(ROOT.toFile()).redirectErrorStream(true).redirectOutput(out).start()
    process.outputStream.close()
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly()
      throw new IllegalStateException("the example has not ended: $out.text")
    }
    assert process.exitValue() == 0: out.text
    out.readLines()
  }
}
