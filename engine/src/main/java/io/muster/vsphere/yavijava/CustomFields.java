// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.CustomFieldDef;
import com.vmware.vim25.CustomFieldStringValue;
import com.vmware.vim25.CustomFieldValue;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.PropertySpec;
import java.rmi.RemoteException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The custom attributes that a vCenter defines for VMs. */
final class CustomFields {

  static final PropertySpec PROPERTIES = Properties.of("CustomFieldsManager", "field");

  private static final String VM = "VirtualMachine";

  private final List<CustomFieldDef> definitions;

  /** From what was read of the manager of custom fields; other rows do no harm. */
  CustomFields(List<Properties.Row> rows) {
    definitions =
        rows.stream()
            .flatMap(row -> row.value("field", CustomFieldDef[].class).stream())
            .flatMap(Arrays::stream)
            .filter(
                field ->
                    field.getManagedObjectType() == null || field.getManagedObjectType().equals(VM))
            .toList();
  }

  static CustomFields read(Api api) throws RemoteException {
    return new CustomFields(
        Properties.read(api, List.of(api.content().getCustomFieldsManager()), PROPERTIES));
  }

  boolean define(CustomFieldValue value) {
    return definitions.stream().anyMatch(field -> field.getKey() == value.getKey());
  }

  /**
   * Names and texts of the values that are set; where a server keeps old values, the last one
   * counts.
   */
  Map<String, String> texts(List<CustomFieldValue> values) {
    Map<String, String> texts = new TreeMap<>();
    for (CustomFieldValue value : values) {
      for (CustomFieldDef field : definitions) {
        if (field.getKey() == value.getKey() && value instanceof CustomFieldStringValue text) {
          texts.put(field.getName(), Optional.ofNullable(text.getValue()).orElse(""));
        }
      }
    }
    texts.values().removeIf(String::isEmpty);
    return texts;
  }

  /** Sets an attribute of a VM; an attribute that nobody has defined is defined first. */
  static void set(Api api, ManagedObjectReference vm, String attribute, String value)
      throws RemoteException {
    Optional<Integer> key = read(api).key(attribute);
    if (key.isEmpty() && value.isEmpty()) {
      return;
    }
    api.port()
        .setField(
            api.content().getCustomFieldsManager(),
            vm,
            key.isEmpty() ? added(api, attribute) : key.get(),
            value);
  }

  private Optional<Integer> key(String attribute) {
    return definitions.stream()
        .filter(field -> field.getName().equals(attribute))
        .map(CustomFieldDef::getKey)
        .findFirst();
  }

  private static int added(Api api, String attribute) throws RemoteException {
    try {
      return api.port()
          .addCustomFieldDef(api.content().getCustomFieldsManager(), attribute, VM, null, null)
          .getKey();
    } catch (WireFault fault) {
      if (!fault.fault().equals("DuplicateName")) {
        throw fault;
      }
      // Somebody else has defined it in the meantime.
      return read(api).key(attribute).orElseThrow(() -> fault);
    }
  }
}
