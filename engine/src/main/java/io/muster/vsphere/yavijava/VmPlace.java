// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.HostSystemConnectionState;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.PropertySpec;
import io.muster.vsphere.Placement;
import io.muster.vsphere.VSphereFault.Kind;
import java.rmi.RemoteException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a new VM goes: the first host, by name, that has all that is asked for. */
final class VmPlace {

  private static final String[] TYPES = {
    "HostSystem", "ComputeResource", "ResourcePool", "Folder", "Datacenter", "Datastore"
  };

  private static final PropertySpec[] PROPERTIES = {
    Properties.of(
        "HostSystem",
        "name",
        "parent",
        "datastore",
        "runtime.connectionState",
        "runtime.inMaintenanceMode"),
    Properties.of("ComputeResource", "resourcePool"),
    Properties.of("ResourcePool", "name", "owner"),
    Properties.of("Folder", "name", "childType"),
    Properties.of("Datacenter", "vmFolder", "datastore"),
    Properties.of("Datastore", "name", "summary.accessible")
  };

  private final List<Properties.Row> rows;
  private final Placement wanted;

  private VmPlace(List<Properties.Row> rows, Placement wanted) {
    this.rows = rows;
    this.wanted = wanted;
  }

  /** What the vCenter is told. */
  record Chosen(
      ManagedObjectReference folder,
      ManagedObjectReference pool,
      ManagedObjectReference host,
      String datastore) {}

  static Chosen find(Api api, ManagedObjectReference container, Placement wanted)
      throws RemoteException {
    List<Properties.Row> below = Properties.readBelow(api, container, TYPES, PROPERTIES);
    List<Properties.Row> itself =
        container.getType().equals("Datacenter")
            ? Properties.read(api, List.of(container), PROPERTIES)
            : List.of();
    return new VmPlace(Stream.concat(below.stream(), itself.stream()).toList(), wanted).chosen();
  }

  private Chosen chosen() throws WireFault {
    List<Optional<Chosen>> fitting =
        of("HostSystem")
            .filter(VmPlace::isReady)
            .filter(host -> wanted.host().stream().allMatch(host.text("name")::equals))
            .sorted(Comparator.comparing(host -> host.text("name")))
            .map(this::on)
            .filter(Optional::isPresent)
            .limit(1)
            .toList();
    if (fitting.isEmpty()) {
      throw new WireFault(Kind.NOT_FOUND, "NoPlace", "no connected host has " + asked());
    }
    return fitting.getFirst().orElseThrow();
  }

  private Optional<Chosen> on(Properties.Row host) {
    ManagedObjectReference compute = reference(host, "parent").orElse(null);
    List<ManagedObjectReference> reached = references(host, "datastore");
    Optional<Properties.Row> datastore =
        of("Datastore")
            .filter(row -> reached.contains(row.object()))
            .filter(row -> row.value("summary.accessible", Boolean.class).orElse(false))
            .filter(row -> wanted.datastore().stream().allMatch(row.text("name")::equals))
            .min(Comparator.comparing(row -> row.text("name")));
    Optional<ManagedObjectReference> pool =
        wanted.pool().isEmpty()
            ? row(compute).flatMap(row -> reference(row, "resourcePool"))
            : of("ResourcePool")
                .filter(row -> wanted.pool().stream().allMatch(row.text("name")::equals))
                .filter(row -> reference(row, "owner").filter(o -> o.equals(compute)).isPresent())
                .map(Properties.Row::object)
                .findFirst();
    Optional<ManagedObjectReference> folder = datastore.flatMap(this::folder);
    return pool.isEmpty() || folder.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Chosen(
                folder.get(),
                pool.get(),
                host.object(),
                datastore.map(row -> row.text("name")).orElse("")));
  }

  private Optional<ManagedObjectReference> folder(Properties.Row datastore) {
    return wanted.folder().isPresent()
        ? of("Folder")
            .filter(row -> wanted.folder().stream().allMatch(row.text("name")::equals))
            .filter(
                row ->
                    row.value("childType", String[].class).stream()
                        .flatMap(Arrays::stream)
                        .anyMatch("VirtualMachine"::equals))
            .map(Properties.Row::object)
            .findFirst()
        : of("Datacenter")
            .filter(row -> references(row, "datastore").contains(datastore.object()))
            .findFirst()
            .flatMap(row -> reference(row, "vmFolder"));
  }

  private String asked() {
    List<String> parts =
        Stream.of(
                wanted.host().map("the name '%s'"::formatted),
                wanted.datastore().map("datastore '%s'"::formatted),
                wanted.pool().map("resource pool '%s'"::formatted),
                wanted.folder().map("VM folder '%s'"::formatted))
            .flatMap(Optional::stream)
            .toList();
    return parts.isEmpty() ? "a datastore that can be reached" : String.join(" and ", parts);
  }

  private static boolean isReady(Properties.Row host) {
    return host.value("runtime.connectionState", HostSystemConnectionState.class)
            .filter(HostSystemConnectionState.connected::equals)
            .isPresent()
        && !host.value("runtime.inMaintenanceMode", Boolean.class).orElse(false);
  }

  private Stream<Properties.Row> of(String type) {
    return rows.stream().filter(row -> row.object().getType().equals(type));
  }

  private Optional<Properties.Row> row(@Nullable ManagedObjectReference object) {
    return rows.stream().filter(row -> row.object().equals(object)).findFirst();
  }

  private static Optional<ManagedObjectReference> reference(Properties.Row row, String property) {
    return row.value(property, ManagedObjectReference.class);
  }

  private static List<ManagedObjectReference> references(Properties.Row row, String property) {
    return row.value(property, ManagedObjectReference[].class).map(List::of).orElse(List.of());
  }
}
