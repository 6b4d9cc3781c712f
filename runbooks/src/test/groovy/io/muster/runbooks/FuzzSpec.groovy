// SPDX-License-Identifier: Apache-2.0
package io.muster.runbooks

import io.muster.dsl.RunbookLoader
import io.muster.problem.TextPrinter
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.Timeout

/** Runbooks that are spoilt at random. Another seed is tried with {@code -Dmuster.fuzz.seed=..}. */
class FuzzSpec extends Specification {

  private static final long SEED = Long.getLong('muster.fuzz.seed', 20261121)
  private static final int COUNT = Integer.getInteger('muster.fuzz.count', 4000)
  private static final Duration LIMIT = Duration.ofSeconds(12)

  @Timeout(180)
  def 'a spoilt runbook gives a report or is still a runbook, and never an internal error'() {
    given:
    def mutations = new Mutations(SEED, texts())

    expect:
    (1..COUNT).every { number ->
      def text = mutations.next()
      def failure = failure(text)
      assert failure == null: "seed $SEED, number $number: $failure\n$text"
      true
    }
  }

  /** What is wrong with the way a text is told about; null where nothing is. */
  private static String failure(String text) {
    def start = System.nanoTime()
    try {
      def checked = new RunbookLoader().check('fuzz.groovy', text)
      def report = TextPrinter.print(checked.report())
      def errors = checked.report().errors()
      if (checked.loaded().isPresent() != (errors == 0)) {
        return "$errors errors, and loaded: ${checked.loaded().isPresent()}"
      }
      if (report.toLowerCase().contains('internal error')) {
        return report
      }
    } catch (Throwable thrown) {
      return "${thrown}: ${thrown.cause} ${(thrown.cause ?: thrown).stackTrace.take(8)}"
    }
    def taken = Duration.ofNanos(System.nanoTime() - start)
    taken > LIMIT ? "it took $taken" : null
  }

  private static List<String> texts() {
    def shipped = ShippedRunbooksSpec.shipped().collect { Files.readString(Path.of(it)) }
    shipped + FuzzSpec.getResource('/erp.groovy').text
  }
}
