// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Operations on replicas as endpoints: {@code replica:failover?vm=db01}. */
@Component("replica")
public final class ReplicaComponent extends DefaultComponent {

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    ReplicaEndpoint endpoint = new ReplicaEndpoint(uri, this);
    endpoint.setOperation(remaining);
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
