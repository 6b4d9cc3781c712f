// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph

import static io.muster.dsl.RunbookTexts.inFailover
import static io.muster.dsl.RunbookTexts.runbook

import io.muster.dsl.print.PlanPrinter
import io.muster.runbook.PlanName
import io.muster.runbook.Runbook
import java.nio.file.Files
import java.nio.file.Path
import javax.xml.parsers.DocumentBuilderFactory
import spock.lang.Specification

/** The plans of the runbook that uses the whole language, printed and drawn. */
class PicturesSpec extends Specification {

  static final Path KEPT = Path.of('src/test/resources/language/erp')
  static final Runbook ERP = runbook(Files.readString(Path.of('src/test/resources/language/erp.groovy')))

  def "#file is what is printed"() {
    when:
    if (System.getProperty('muster.snapshots') == 'write') {
      Files.createDirectories(KEPT)
      Files.writeString(KEPT.resolve(file), text)
    }

    then:
    Files.readString(KEPT.resolve(file)) == text

    where:
    [file, text] << PlanName.values().collect { ["${it.word()}.txt".toString(), PlanPrinter.print(ERP, ERP.plan(it)).normalize()] } +
      [PlanName.FAILOVER, PlanName.FAILBACK].collectMany { plan -> GraphFormat.values().collect { format ->
        ["${plan.word()}.${format.name().toLowerCase()}".toString(), format.print(ERP, ERP.plan(plan))] } }
  }

  def "a picture of #plan is well-formed, needs nothing else, and shows every group and machine"() {
    given:
    def drawn = GraphFormat.SVG.print(ERP, ERP.plan(plan))
    def svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
      .parse(new ByteArrayInputStream(drawn.getBytes('UTF-8'))).documentElement
    def nodes = svg.getElementsByTagName('text')
    def texts = (0..<nodes.length).collect { nodes.item(it).textContent }

    expect:
    svg.tagName == 'svg'
    !(drawn =~ /href|url\(http|<script|@import/)
    ERP.plan(plan).groups()*.name().every { name -> texts.any { it.contains(name) } }
    ERP.plan(plan).machines().every { vm -> texts.any { it.contains(vm.vm()) } }

    where:
    plan << PlanName.values()
  }

  def "what has a meaning in a picture's format is text there: #format"() {
    given:
    def nasty = runbook(inFailover('''before { call 'https://a.example.com/?q=%3Cb%3E&r=1' }
    group('a"]; click <b> & \\\\') { vm 'db01' }'''))

    expect:
    !format.print(nasty, nasty.plan(PlanName.FAILOVER)).contains('<b>')

    where:
    format << [GraphFormat.SVG, GraphFormat.MERMAID]
  }

  def "a thousand machines are drawn in a picture below a megabyte"() {
    given:
    def many = runbook('''\
      runbook('erp') {
        sites production: 'berlin', recovery: 'frankfurt'
        replicas { (1..1000).each { snapshot "vm${it}" } }
        failover { group('all') { (1..1000).each { vm "vm${it}" } } }
      }''')

    expect:
    GraphFormat.SVG.print(many, many.plan(PlanName.FAILOVER)).length() < 1_000_000
  }
}
