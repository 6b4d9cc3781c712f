// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Actions of a vCenter as endpoints: {@code vsphere:powerOn?vm=jump01}. */
@Component("vsphere")
public final class VSphereComponent extends DefaultComponent {

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    VSphereEndpoint endpoint = new VSphereEndpoint(uri, this);
    endpoint.setAction(remaining);
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
