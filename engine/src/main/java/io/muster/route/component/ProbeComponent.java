// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Verifications as endpoints: {@code probe:tcp?vm=db01&port=5432&within=5m}. */
@Component("probe")
public final class ProbeComponent extends DefaultComponent {

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    ProbeEndpoint endpoint = new ProbeEndpoint(uri, this);
    endpoint.setCheck(remaining);
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
