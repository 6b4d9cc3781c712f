// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel

import java.nio.file.Files
import java.nio.file.Path
import org.apache.camel.impl.DefaultCamelContext
import org.apache.camel.support.PropertyBindingSupport
import spock.lang.Specification

class CamelPageSpec extends Specification {

  static final String PAGE = Files.readString(Path.of('../docs/camel.md'))

  def "the page shows example #file as it is"() {
    expect:
    PAGE.contains("<!-- example: docs/examples/$file -->\n```$language\n${Files.readString(Path.of("../docs/examples/$file"))}```")

    where:
    file                | language
    'ShopRecovery.java' | 'java'
    'camel.properties'  | ''
  }

  def "the properties on the page are options of the component"() {
    given:
    def properties = new Properties()
    properties.load(new StringReader(Files.readString(Path.of('../docs/examples/camel.properties'))))
    def camel = new DefaultCamelContext()
    def component = new RunbookComponent()

    when:
    properties.each { key, value ->
      assert PropertyBindingSupport.build().bind(camel, component, (key as String) - 'camel.component.runbook.', value)
    }

    then:
    [component.configuration, component.runbooks, component.data] == ['muster.properties', 'runbooks', '/var/lib/shop/muster']

    cleanup:
    camel.close()
  }

  def "the page names each operation and no other"() {
    expect:
    RunbookOperation.values()*.word().every { PAGE.contains("`$it`") }
  }
}
