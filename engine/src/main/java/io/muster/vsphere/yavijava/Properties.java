// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.DynamicProperty;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.MissingProperty;
import com.vmware.vim25.ObjectContent;
import com.vmware.vim25.ObjectSpec;
import com.vmware.vim25.PropertyFilterSpec;
import com.vmware.vim25.PropertySpec;
import com.vmware.vim25.RetrieveOptions;
import com.vmware.vim25.RetrieveResult;
import com.vmware.vim25.SelectionSpec;
import com.vmware.vim25.TraversalSpec;
import java.rmi.RemoteException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads properties of many objects with one call, page by page where the vCenter gives pages. */
final class Properties {

  private Properties() {}

  /** What was read of one object. */
  record Row(ManagedObjectReference object, Map<String, Object> values) {

    <T> Optional<T> value(String path, Class<T> type) {
      return Optional.ofNullable(values.get(path)).filter(type::isInstance).map(type::cast);
    }

    String text(String path) {
      return value(path, String.class).orElse("");
    }
  }

  static PropertySpec of(String type, String... paths) {
    PropertySpec spec = new PropertySpec();
    spec.setType(type);
    spec.setPathSet(paths);
    return spec;
  }

  /** Of given objects; those that do not exist are left out. */
  static List<Row> read(
      Api api, Collection<ManagedObjectReference> objects, PropertySpec... properties)
      throws RemoteException {
    return read(
        api, objects.stream().map(Properties::itself).toArray(ObjectSpec[]::new), properties);
  }

  /** Of all objects of these types below a container. */
  static List<Row> readBelow(
      Api api, ManagedObjectReference container, String[] types, PropertySpec... properties)
      throws RemoteException {
    ManagedObjectReference view =
        api.port().createContainerView(api.content().getViewManager(), container, types, true);
    try {
      return read(api, new ObjectSpec[] {membersOf(view)}, properties);
    } finally {
      api.port().destroyView(view);
    }
  }

  private static List<Row> read(Api api, ObjectSpec[] objects, PropertySpec... properties)
      throws RemoteException {
    PropertyFilterSpec filter = new PropertyFilterSpec();
    filter.setObjectSet(objects);
    filter.setPropSet(properties);
    filter.setReportMissingObjectsInResults(true);
    ManagedObjectReference collector = api.content().getPropertyCollector();
    Map<ManagedObjectReference, Row> rows = new LinkedHashMap<>();
    RetrieveResult page =
        api.port()
            .retrievePropertiesEx(
                collector, new PropertyFilterSpec[] {filter}, new RetrieveOptions());
    while (page != null) {
      gather(page, rows);
      page =
          page.getToken() == null
              ? null
              : api.port().continueRetrievePropertiesEx(collector, page.getToken());
    }
    return List.copyOf(rows.values());
  }

  private static void gather(RetrieveResult page, Map<ManagedObjectReference, Row> rows)
      throws WireFault {
    if (page.getObjects() == null) {
      return;
    }
    for (ObjectContent content : page.getObjects()) {
      if (!vanished(content.getMissingSet())) {
        Row row =
            rows.computeIfAbsent(content.getObj(), object -> new Row(object, new HashMap<>()));
        gather(content.getPropSet(), row);
      }
    }
  }

  private static void gather(DynamicProperty @Nullable [] properties, Row row) {
    if (properties != null) {
      for (DynamicProperty property : properties) {
        row.values().put(property.getName(), property.getVal());
      }
    }
  }

  /**
   * Whether the object went away while it was read; any other reason for a missing property is a
   * fault.
   */
  private static boolean vanished(MissingProperty @Nullable [] missing) throws WireFault {
    if (missing != null) {
      for (MissingProperty property : missing) {
        WireFault fault = Faults.of(property.getFault());
        if (!fault.fault().equals("ManagedObjectNotFound")) {
          throw fault;
        }
      }
    }
    return missing != null && missing.length > 0;
  }

  private static ObjectSpec itself(ManagedObjectReference object) {
    ObjectSpec spec = new ObjectSpec();
    spec.setObj(object);
    spec.setSkip(false);
    return spec;
  }

  private static ObjectSpec membersOf(ManagedObjectReference view) {
    TraversalSpec members = new TraversalSpec();
    members.setType("ContainerView");
    members.setPath("view");
    members.setSkip(false);
    ObjectSpec spec = itself(view);
    spec.setSkip(true);
    spec.setSelectSet(new SelectionSpec[] {members});
    return spec;
  }
}
