// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What has become different in a machine.
 *
 * @param kind added, removed, name, power, tools or host
 * @param machine as it is now, or was before it was removed
 * @param before in a word; empty for one that was added or removed
 * @param now likewise
 */
record MachineChange(String kind, VirtualMachine machine, String before, String now) {

  static final String HEADER = "CamelMusterChange";

  private static final Map<String, Function<VirtualMachine, String>> WATCHED = watched();

  private static Map<String, Function<VirtualMachine, String>> watched() {
    Map<String, Function<VirtualMachine, String>> watched = new LinkedHashMap<>();
    watched.put("name", VirtualMachine::name);
    watched.put("host", VirtualMachine::host);
    watched.put("power", machine -> machine.powerState().word());
    watched.put("tools", machine -> machine.toolsRunning() ? "running" : "notRunning");
    return watched;
  }

  /** The changes from one look at a site to the next. */
  static List<MachineChange> between(
      Map<VmId, VirtualMachine> before, Map<VmId, VirtualMachine> now) {
    List<MachineChange> changes = new ArrayList<>();
    before.forEach(
        (id, machine) -> {
          if (!now.containsKey(id)) {
            changes.add(new MachineChange("removed", machine, "", ""));
          }
        });
    now.forEach(
        (id, machine) -> {
          VirtualMachine was = before.get(id);
          if (was == null) {
            changes.add(new MachineChange("added", machine, "", ""));
          } else {
            changes.addAll(of(was, machine));
          }
        });
    return changes;
  }

  private static List<MachineChange> of(VirtualMachine was, VirtualMachine is) {
    return WATCHED.entrySet().stream()
        .map(
            it ->
                new MachineChange(
                    it.getKey(), is, it.getValue().apply(was), it.getValue().apply(is)))
        .filter(change -> !change.before().equals(change.now()))
        .toList();
  }

  /** For a message. */
  Map<String, Object> body(String site) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("change", kind);
    body.put("site", site);
    body.put("vm", machine.name());
    body.put("id", machine.id().toString());
    body.put("power", machine.powerState().word());
    if (!before.isEmpty()) {
      body.put("before", before);
      body.put("now", now);
    }
    return body;
  }
}
