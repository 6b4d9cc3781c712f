// SPDX-License-Identifier: Apache-2.0
package io.muster.route

import ch.qos.logback.classic.Logger
import ch.qos.logback.classic.spi.ILoggingEvent
import ch.qos.logback.core.read.ListAppender
import io.muster.RunbookSpecification
import io.muster.run.RunId
import io.muster.time.Activity
import io.muster.time.SimulatedTime
import io.muster.time.Speed
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import org.slf4j.LoggerFactory
import org.slf4j.MDC

/** What lines of the log are about. */
class LogContextSpec extends RunbookSpecification {

  ListAppender<ILoggingEvent> lines = new ListAppender<>()
  Logger logger = LoggerFactory.getLogger('io.muster') as Logger

  def setup() {
    lines.start()
    logger.addAppender(lines)
  }

  def cleanup() {
    logger.detachAppender(lines)
  }

  def "the line of a step that fails has the run and the step, and nothing secret"() {
    given:
    def closed = new ServerSocket(0).withCloseable { it.localPort }
    def runbook = runbook("""
      failover {
        before { call 'http://127.0.0.1:$closed/hook?authMethod=Basic&authUsername=muster&authPassword=hidden' }
        group('apps') { vm 'app01' }
      }""")
    startLab(runbook)
    engine = engine(lab::vSphere, true)

    when:
    def report = run(runbook)

    then:
    def failed = report.failure().get()
    def line = lines.list.find { it.MDCPropertyMap.step }
    line.level.toString() == 'WARN'
    line.MDCPropertyMap == [run: report.run().value(), step: failed.step().id().path()]
    !text(line).contains('hidden')
  }

  private static String text(ILoggingEvent line) {
    ([line.formattedMessage] + line.throwableProxy.with { it.message } + line.throwableProxy.stackTraceElementProxyArray*.toString()).join('\n')
  }

  def "what a thread begins in a run is about the same, and what others begin is not"() {
    given:
    def simulated = new SimulatedTime(START, Speed.MAX)
    def time = new Activity(simulated)
    def seen = [:]
    def end = new CompletableFuture<Void>()

    when:
    simulated.fork('run') {
      try (def run = LogContext.run(new RunId('erp-1'))) {
        time.fork('group') { seen.group = MDC.copyOfContextMap }
        try (def step = LogContext.of(new RunId('erp-1'), Optional.of('failover/db01'))) {
          time.at(START.plusSeconds(5)) { seen.timer = MDC.copyOfContextMap }
          simulated.fork('shared') { seen.shared = MDC.copyOfContextMap ?: [:] }
        }
        seen.after = MDC.copyOfContextMap
      }
      seen.outside = MDC.copyOfContextMap ?: [:]
      simulated.sleep(Duration.ofSeconds(10))
      end.complete(null)
    }
    end.get(10, TimeUnit.SECONDS)

    then:
    seen == [
      after: [run: 'erp-1'], outside: [:], group: [run: 'erp-1'], shared: [:],
      timer: [run: 'erp-1', step: 'failover/db01'],
    ]

    cleanup:
    simulated.close()
  }
}
