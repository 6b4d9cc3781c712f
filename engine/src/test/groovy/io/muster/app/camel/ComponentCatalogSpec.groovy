// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel

import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Files
import java.nio.file.Path
import org.apache.camel.catalog.impl.CamelContextJSonSchemaResolver
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog
import org.apache.camel.impl.DefaultCamelContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What Camel's catalogue, and with it editors, know of the components from their jar. */
class ComponentCatalogSpec extends Specification {

  @Shared
  @AutoCleanup
  DefaultCamelContext camel = new DefaultCamelContext()

  @Shared
  DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog()

  def setupSpec() {
    catalog.setJSonSchemaResolver(new CamelContextJSonSchemaResolver(camel))
  }

  private Map schema(String scheme) {
    new ObjectMapper().readValue(catalog.componentJSonSchema(scheme), Map)
  }

  def "component #scheme has a title, and a description of each option and header"() {
    given:
    def schema = schema(scheme)

    expect:
    schema.component.title
    schema.component.description.size() > 20
    schema.component.artifactId == 'muster-engine'
    [schema.componentProperties, schema.get('properties'), schema.headers ?: [:]].collectMany { part ->
      part.findAll { !it.value.description?.trim() }.keySet()
    } == []

    where:
    scheme << ['runbook', 'replica', 'vsphere', 'probe']
  }

  def "runbook tells what goes with which direction"() {
    given:
    def schema = schema('runbook')

    expect:
    !schema.component.producerOnly
    !schema.component.consumerOnly
    schema.get('properties').operation.enum == RunbookOperation.values()*.word()
    schema.get('properties').findAll { it.value.group == 'consumer' }.keySet().containsAll(['events', 'format', 'begin', 'subscription'])
    schema.headers.keySet().containsAll([RunbookHeaders.RUN, RunbookHeaders.OUTCOME, RunbookHeaders.EVENT_TYPE])
  }

  def "endpoint #uri is valid"() {
    expect:
    catalog.validateEndpointProperties(uri).with { it.success ? '' : it.summaryErrorMessage(true) } == ''

    where:
    uri << uris()
  }

  def "an option that is misspelt is found before anything runs"() {
    when:
    def result = catalog.validateEndpointProperties('runbook:erp?plan=failover&reasn=x&operation=strat')

    then:
    !result.success
    result.unknown == ['reasn'] as Set
    result.invalidEnum == [operation: 'strat']
  }

  /** Those of the page and its example. */
  private static List<String> uris() {
    def texts = Files.readString(Path.of('../docs/camel.md'))
    (texts =~ /["`]((?:runbook|replica|vsphere|probe):\w+\?[\w=&.*,]+)["`]/).collect { it[1] as String }.unique()
  }
}
