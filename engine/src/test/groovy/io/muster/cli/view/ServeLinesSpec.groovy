// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view

import ch.qos.logback.classic.Logger
import ch.qos.logback.classic.spi.ILoggingEvent
import ch.qos.logback.core.read.ListAppender
import io.muster.journal.Samples
import io.muster.run.Outcome
import io.muster.run.RunEvent
import io.muster.run.RunId
import io.muster.run.StepFault
import org.slf4j.LoggerFactory
import spock.lang.Specification

class ServeLinesSpec extends Specification {

  static final RunId RUN = new RunId('erp-1')

  static final RunEvent FAILED = new RunEvent.StepFailed(Samples.TIME, Samples.place(), new StepFault('TimedOut', 'too late', false), true, Optional.empty())

  static final RunEvent ENDED = new RunEvent.RunEnded(Samples.TIME, RUN, Outcome.DONE, Optional.empty(), Optional.empty())

  def "printed lines name the time, the run and the step"() {
    given:
    def out = new StringWriter()
    def lines = ServeLines.printed(new PrintWriter(out))

    when:
    [FAILED, ENDED].each { lines.accept(RUN, it) }
    lines.about(RUN, ENDED, 'report: a.html')
    lines.line('stopped')

    then:
    def start = "$Samples.TIME erp-1 "
    def printed = out.toString().readLines()
    printed[0].startsWith("$start${Samples.place().id()}: failed") && printed[0].contains('too late')
    printed[1..3] == ["${start}ended: done", "${start}report: a.html", 'stopped']*.toString()
  }

  def "logged lines are about the run and the step, a failure as a warning"() {
    given:
    def seen = new ListAppender<ILoggingEvent>()
    seen.start()
    def logger = LoggerFactory.getLogger('io.muster.serve') as Logger
    logger.level = ch.qos.logback.classic.Level.INFO
    logger.addAppender(seen)
    def lines = ServeLines.logged()

    when:
    [FAILED, ENDED].each { lines.accept(RUN, it) }
    lines.line('stopped')

    then:
    seen.list*.level*.toString() == ['WARN', 'INFO', 'INFO']
    seen.list*.MDCPropertyMap == [[run: 'erp-1', step: Samples.place().id().path()], [run: 'erp-1'], [:]]
    seen.list[1].formattedMessage == 'ended: done'

    cleanup:
    logger.level = null
    logger.detachAppender(seen)
  }
}
