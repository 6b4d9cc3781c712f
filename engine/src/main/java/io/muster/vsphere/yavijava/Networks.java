// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.DistributedVirtualSwitchPortConnection;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.PropertySpec;
import com.vmware.vim25.Tag;
import com.vmware.vim25.VirtualDeviceBackingInfo;
import com.vmware.vim25.VirtualEthernetCardDistributedVirtualPortBackingInfo;
import com.vmware.vim25.VirtualEthernetCardNetworkBackingInfo;
import io.muster.problem.NearMiss;
import io.muster.vsphere.VSphereFault.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The networks of a vCenter by name: standard networks and distributed port groups. */
final class Networks {

  static final String[] TYPES = {"Network", "DistributedVirtualSwitch"};

  static final PropertySpec[] PROPERTIES = {
    Properties.of("Network", "name"),
    Properties.of(
        "DistributedVirtualPortgroup", "name", "key", "config.distributedVirtualSwitch", "tag"),
    Properties.of("DistributedVirtualSwitch", "uuid"),
  };

  private static final String PORT_GROUP = "DistributedVirtualPortgroup";
  private static final String UPLINKS = "SYSTEM/DVS.UPLINKPG";

  private final List<Properties.Row> networks;
  private final Map<String, String> namesByKey = new HashMap<>();
  private final Map<ManagedObjectReference, String> switches = new HashMap<>();

  /** From what was read of networks and switches; other rows do no harm. */
  Networks(List<Properties.Row> rows) {
    networks = rows.stream().filter(Networks::isNetwork).filter(row -> !isForUplinks(row)).toList();
    for (Properties.Row network : networks) {
      namesByKey.put(network.object().getVal(), network.text("name"));
      network
          .value("key", String.class)
          .ifPresent(key -> namesByKey.put(key, network.text("name")));
    }
    rows.stream()
        .filter(row -> row.object().getType().endsWith("DistributedVirtualSwitch"))
        .forEach(row -> switches.put(row.object(), row.text("uuid")));
  }

  List<String> names() {
    return networks.stream().map(row -> row.text("name")).distinct().sorted().toList();
  }

  /**
   * The name of the network that an adapter is on; empty where it is on none, or on one that is not
   * known here.
   */
  Optional<String> nameOf(VirtualDeviceBackingInfo backing) {
    return switch (backing) {
      case VirtualEthernetCardDistributedVirtualPortBackingInfo distributed ->
          Optional.ofNullable(
              namesByKey.get(String.valueOf(distributed.getPort().getPortgroupKey())));
      case VirtualEthernetCardNetworkBackingInfo standard ->
          Optional.ofNullable(standard.getNetwork())
              .map(network -> namesByKey.get(network.getVal()))
              .or(() -> Optional.ofNullable(standard.getDeviceName()));
      default -> Optional.empty();
    };
  }

  /** Whether an adapter's network has a name here, or would have none anywhere. */
  boolean know(@Nullable VirtualDeviceBackingInfo backing) {
    return !(backing instanceof VirtualEthernetCardDistributedVirtualPortBackingInfo)
        || nameOf(backing).isPresent();
  }

  /** What connects an adapter to the network of this name. */
  VirtualDeviceBackingInfo backing(String name) throws WireFault {
    List<Properties.Row> named =
        networks.stream().filter(row -> row.text("name").equals(name)).toList();
    if (named.isEmpty()) {
      String near =
          NearMiss.of(name, names())
              .map("the site has '%s'"::formatted)
              .orElse("the site has none of a similar name");
      throw new WireFault(
          Kind.NOT_FOUND, "NotFound", "there is no network '%s'; %s".formatted(name, near));
    }
    boolean distributed = isPortGroup(named.getFirst());
    if (named.size() > 1 && (distributed || named.stream().anyMatch(Networks::isPortGroup))) {
      String said =
          "%d networks are named '%s'; give them different names".formatted(named.size(), name);
      throw new WireFault(Kind.PERMANENT, "AmbiguousName", said);
    }
    return distributed ? distributed(named.getFirst()) : standard(named.getFirst());
  }

  private VirtualDeviceBackingInfo distributed(Properties.Row portGroup) {
    DistributedVirtualSwitchPortConnection port = new DistributedVirtualSwitchPortConnection();
    port.setPortgroupKey(portGroup.text("key"));
    port.setSwitchUuid(
        portGroup
            .value("config.distributedVirtualSwitch", ManagedObjectReference.class)
            .map(switches::get)
            .orElse(""));
    VirtualEthernetCardDistributedVirtualPortBackingInfo backing =
        new VirtualEthernetCardDistributedVirtualPortBackingInfo();
    backing.setPort(port);
    return backing;
  }

  private static VirtualDeviceBackingInfo standard(Properties.Row network) {
    VirtualEthernetCardNetworkBackingInfo backing = new VirtualEthernetCardNetworkBackingInfo();
    backing.setDeviceName(network.text("name"));
    return backing;
  }

  private static boolean isNetwork(Properties.Row row) {
    return row.object().getType().equals("Network") || isPortGroup(row);
  }

  private static boolean isPortGroup(Properties.Row row) {
    return row.object().getType().equals(PORT_GROUP);
  }

  /** The port group of a switch's own uplinks, which no VM can use. */
  private static boolean isForUplinks(Properties.Row row) {
    return row.value("tag", Tag[].class).stream()
        .flatMap(Arrays::stream)
        .anyMatch(tag -> UPLINKS.equals(tag.getKey()));
  }
}
