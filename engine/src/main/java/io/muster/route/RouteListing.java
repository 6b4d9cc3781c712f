// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RoutesDefinition;
import org.apache.camel.support.PluginHelper;

/** The routes of a plan as text that Camel itself can load. */
public enum RouteListing {
  YAML {
    @Override
    String dump(DefaultCamelContext camel, RoutesDefinition routes) throws Exception {
      return PluginHelper.getModelToYAMLDumper(camel).dumpModelAsYaml(camel, routes);
    }
  },
  XML {
    @Override
    String dump(DefaultCamelContext camel, RoutesDefinition routes) throws Exception {
      return PluginHelper.getModelToXMLDumper(camel).dumpModelAsXml(camel, routes);
    }
  };

  abstract String dump(DefaultCamelContext camel, RoutesDefinition routes) throws Exception;

  /** Compiles a plan and prints it; nothing is started. */
  public String print(Runbook runbook, Plan plan) {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.disableJMX();
      return dump(camel, PlanCompiler.definitions(camel, runbook, plan));
    } catch (Exception e) {
      throw RouteException.of(runbook, plan, e);
    }
  }
}
