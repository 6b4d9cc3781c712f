// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.NamedNode;
import org.apache.camel.Service;
import org.apache.camel.impl.engine.DefaultRoute;
import org.apache.camel.spi.Resource;

/**
 * A route of any number of nodes. Camel's own gathers the services of its nodes in a list in which
 * it looks for each of them first, which takes minutes for ten thousand machines.
 */
final class LargeRoute extends DefaultRoute {

  LargeRoute(
      CamelContext camel,
      NamedNode route,
      String id,
      String description,
      String note,
      Endpoint endpoint,
      Resource source) {
    super(camel, route, id, description, note, endpoint, source);
  }

  @Override
  protected void gatherServices(List<Service> services) throws Exception {
    Gathered gathered = new Gathered();
    super.gatherServices(gathered);
    services.addAll(gathered);
  }

  /** A list that knows what is in it. */
  private static final class Gathered extends ArrayList<Service> {

    private static final long serialVersionUID = 1L;

    private final transient Set<Object> known = new HashSet<>();

    @Override
    public boolean add(Service service) {
      known.add(service);
      return super.add(service);
    }

    @Override
    public boolean contains(Object service) {
      return known.contains(service);
    }
  }
}
