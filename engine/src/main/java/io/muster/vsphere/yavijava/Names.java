// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.PropertySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of what VMs refer to: hosts and vApps. */
final class Names {

  static final String[] TYPES = {"HostSystem", "VirtualApp"};

  static final PropertySpec[] PROPERTIES = {
    Properties.of("HostSystem", "name"), Properties.of("VirtualApp", "name")
  };

  private final Map<ManagedObjectReference, String> names = new HashMap<>();

  /** From what was read of hosts and vApps; other rows do no harm. */
  Names(List<Properties.Row> rows) {
    for (Properties.Row row : rows) {
      if (List.of(TYPES).contains(row.object().getType())) {
        names.put(row.object(), row.text("name"));
      }
    }
  }

  Optional<String> of(Properties.Row row, String property) {
    return row.value(property, ManagedObjectReference.class).map(names::get);
  }

  /** Whether what the property of a VM refers to has a name here, or it refers to nothing. */
  boolean know(Properties.Row row, String property) {
    return row.value(property, ManagedObjectReference.class).stream().allMatch(names::containsKey);
  }
}
