// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import com.fasterxml.jackson.databind.ObjectMapper
import io.muster.nodes.ServingNode
import java.time.Duration
import java.time.Instant
import spock.lang.Specification
import spock.lang.TempDir

/** The packaged command, which begins drills by itself in the lab. */
class ScheduledDrillsSpec extends Specification {

  static final File CONFIGURATION = new File('src/test/resources/drills/drills.properties')

  static final List<String> WEEK = ['--speed', 'max', '--from', '2026-10-19T12:00:00Z', '--until', '2026-10-26T12:00:00Z']

  @TempDir
  File dir

  def 'a week with three schedules, a freeze and the end of summer time leaves the right reports'() {
    when:
    def begin = System.nanoTime()
    def ended = Muster.run('serve', '--config', CONFIGURATION.absolutePath, '--data', dir, *WEEK)
    def took = Duration.ofNanos(System.nanoTime() - begin)

    then: 'it ends by itself, in less than a minute'
    ended.status == 0
    ended.lines.last() == 'stopped'
    took < Duration.ofMinutes(1)
    println "a week of drills took $took"

    and: 'each drill that was to be has a report, at its time, which is the same by the clock on the wall'
    def reports = reports()
    reports*.run*.id.sort() == [
      'crm-drill-20261024-003000', 'crm-drill-20261025-013000',
      'erp-drill-20261020-000000', 'erp-drill-20261021-000000',
      'erp-drill-20261024-000000', 'erp-drill-20261025-010000', 'erp-drill-20261026-010000',
      'shop-drill-20261020-040000', 'shop-drill-20261021-040000', 'shop-drill-20261026-040000',
    ]
    reports.every { it.run.plan == 'drill' && it.standing.outcome == 'done' }
    reports.every { it.run.id.endsWith(it.run.started.replaceAll('[-:Z]', '').replace('T', '-')) }

    and: 'the report says what has started it, and that the machines were kept'
    def night = reports.find { it.run.id == 'erp-drill-20261025-010000' }
    night.run.by == 'schedule'
    night.run.reason == "drill of 'erp', every '0 0 2 ? * *' in Europe/Berlin, due at 2026-10-25T01:00:00Z"
    Duration.between(Instant.parse(night.run.started), Instant.parse(night.standing.last)) > Duration.ofMinutes(45)

    and: 'what was left out is told with the reason'
    ended.lines.findAll { it.contains(': skipped ') }*.replaceFirst(/^\S+ drill of /, '').sort() == [
      "'erp', every '0 0 2 ? * *' in Europe/Berlin: skipped 2026-10-22T00:00:00Z: calendar 'freeze' is closed",
      "'erp', every '0 0 2 ? * *' in Europe/Berlin: skipped 2026-10-23T00:00:00Z: calendar 'freeze' is closed",
      "'erp', every '0 30 2 ? * SUN' in Europe/Berlin: skipped 2026-10-25T01:30:00Z: run 'erp-drill-20261025-010000' is waiting",
      "'shop', every '0 0 4 ? * MON-FRI' in UTC: skipped 2026-10-22T04:00:00Z: calendar 'freeze' is closed",
      "'shop', every '0 0 4 ? * MON-FRI' in UTC: skipped 2026-10-23T04:00:00Z: calendar 'freeze' is closed",
    ]

    and: 'nothing stands any more, and the chain of reports is whole'
    new File(dir, 'lab').list().toList() == []
    Muster.run('verify-report', *new File(dir, 'reports').listFiles(), '--data', dir).status == 0
  }

  def 'a drill whose process is killed while it keeps its machines is taken back by the next one, and started once'() {
    given:
    def killed = node('--speed', '600', '--from', '2026-10-19T23:59:00Z')
    killed.waitFor('drill/after/keep: waits until')
    killed.close()

    when:
    def ended = Muster.run('serve', '--config', CONFIGURATION.absolutePath, '--data', dir,
        '--speed', 'max', '--from', '2026-10-20T00:44:00Z', '--until', '2026-10-20T03:00:00Z')

    then:
    ended.status == 0
    !ended.lines.any { it.contains(': started ') || it.contains(': skipped ') }
    ended.lines.any { it.contains('erp-drill-20261020-000000 ended: done') }
    reports()*.run*.id == ['erp-drill-20261020-000000']
    new File(dir, 'lab').list().toList() == []
  }

  def 'schedules follow their files without a restart'() {
    given:
    def folder = new File(dir, 'runbooks')
    folder.mkdirs()
    def week = new File('src/test/resources/drills/week')
    def shop = new File(folder, 'shop.groovy')
    shop.text = new File(week, 'shop.groovy').text
    def node = new ServingNode([folder, '--data', dir, '--speed', '1'], new File(dir, 'log').toPath())

    when:
    new File(folder, 'erp.groovy').text = new File(week, 'erp.groovy').text

    then:
    node.waitFor("drill of 'erp', every '0 0 2 ? * *' in Europe/Berlin: next at ")

    when:
    shop.text = shop.text.replace('0 0 4 ? * MON-FRI', 'whenever')

    then:
    node.waitFor("$shop:16:15: error: 'whenever' is no cron expression")

    when:
    shop.text = new File(week, 'shop.groovy').text.replace('0 0 4', '0 0 5')

    then:
    node.waitFor("drill of 'shop', every '0 0 5 ? * MON-FRI' in UTC: next at ")

    when:
    shop.delete()

    then:
    node.waitFor("drill of 'shop', every '0 0 5 ? * MON-FRI' in UTC: ended")

    cleanup:
    node?.close()
  }

  def 'the highest speed needs an end, and real sites have their own'() {
    given:
    def live = new File(dir, 'live.properties')
    live.text = 'site.berlin.url = https://localhost:1/sdk\nsite.berlin.user = u\nsite.berlin.password = p\n'

    expect:
    with(Muster.run('serve', CONFIGURATION.parentFile.absolutePath + '/week', '--data', dir, '--speed', 'max')) {
      status == 2
      err.contains('--speed max goes from drill to drill without end; say where it ends, such as --until')
    }
    with(Muster.run('serve', '--config', live, '--data', dir, '--until', '2026-12-01T00:00:00Z')) {
      status == 2
      err.contains("--from and --until are of labs, and '$live' has real sites; leave them out")
    }
  }

  private ServingNode node(String... more) {
    new ServingNode(['--config', CONFIGURATION.absolutePath, '--data', dir, *more], new File(dir, 'log').toPath())
  }

  private List<Map> reports() {
    new File(dir, 'reports').listFiles().findAll { it.name.endsWith('.json') }.sort().collect { new ObjectMapper().readValue(it, Map).report }
  }
}
