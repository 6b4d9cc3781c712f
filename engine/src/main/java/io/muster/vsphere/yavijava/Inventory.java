// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.PropertySpec;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereFault.Kind;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.rmi.RemoteException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The VMs and networks of one vCenter, and where they are to be found there. */
final class Inventory {

  private static final String[] TYPES =
      Stream.of(new String[] {"VirtualMachine"}, Networks.TYPES, Names.TYPES)
          .flatMap(Stream::of)
          .toArray(String[]::new);

  private static final PropertySpec[] PROPERTIES =
      Stream.of(new PropertySpec[] {VmReader.PROPERTIES}, Networks.PROPERTIES, Names.PROPERTIES)
          .flatMap(Stream::of)
          .toArray(PropertySpec[]::new);

  private final Session session;
  private final Optional<String> datacenter;
  private volatile Known known =
      new Known(0, Map.of(), reader(List.of(), new CustomFields(List.of())));

  Inventory(Session session, Optional<String> datacenter) {
    this.session = session;
    this.datacenter = datacenter;
  }

  /** A VM where the vCenter has it. */
  record Place(ManagedObjectReference reference, String name) {}

  /** What one read has shown; it is good within the session that it was read in. */
  private record Known(int generation, Map<VmId, List<Place>> places, VmReader reader) {}

  List<VirtualMachine> machines() {
    return session.call("read the virtual machines", this::readAll);
  }

  Networks networks() {
    return session.call("read the networks", this::readNetworks);
  }

  /** The networks as last read, or read now when none of this name was there. */
  Networks networksWith(String name, Api api) throws RemoteException {
    Networks networks = known.reader().networks();
    return networks.names().contains(name) ? networks : readNetworks(api);
  }

  VirtualMachine machine(VmId vm) {
    return at(
        vm,
        place -> session.call("read VM '%s'".formatted(place.name()), api -> machine(api, place)));
  }

  /** What was read of one VM as it is now. */
  static Properties.Row row(Api api, Place place) throws RemoteException {
    return Properties.read(api, List.of(place.reference()), VmReader.PROPERTIES).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new WireFault(
                    Kind.NOT_FOUND, "ManagedObjectNotFound", "it does not exist any more"));
  }

  /** Does something with a VM where it is; when it is not there any more, it is looked for once. */
  <T> T at(VmId vm, Function<Place, T> work) {
    Place place = place(vm);
    try {
      return work.apply(place);
    } catch (VSphereFault fault) {
      if (!fault.fault().equals("ManagedObjectNotFound")) {
        throw fault;
      }
      machines();
      Place now = place(vm);
      if (now.equals(place)) {
        throw fault;
      }
      return work.apply(now);
    }
  }

  private Place place(VmId vm) {
    Known last = known;
    if (last.generation() != session.generation() || !last.places().containsKey(vm)) {
      machines();
    }
    List<Place> places = known.places().getOrDefault(vm, List.of());
    return switch (places.size()) {
      case 1 -> places.getFirst();
      case 0 ->
          throw unusable(
              Kind.NOT_FOUND, "NotFound", "no virtual machine has the instance UUID " + vm);
      default -> {
        List<String> names = places.stream().map(place -> "'%s'".formatted(place.name())).toList();
        throw unusable(
            Kind.PERMANENT,
            "AmbiguousUuid",
            "%s have the same instance UUID %s".formatted(String.join(" and ", names), vm));
      }
    };
  }

  private VSphereFault unusable(Kind kind, String fault, String said) {
    return new VSphereFault(
        kind, fault, "find a virtual machine in site '%s': %s".formatted(session.site(), said));
  }

  private VirtualMachine machine(Api api, Place place) throws RemoteException {
    Properties.Row row = row(api, place);
    VmReader reader = known.reader();
    if (!reader.knowsAllOf(row)) {
      reader =
          reader(
              Properties.readBelow(api, container(api), TYPES, PROPERTIES), CustomFields.read(api));
      known = new Known(known.generation(), known.places(), reader);
    }
    return reader.machine(row);
  }

  private List<VirtualMachine> readAll(Api api) throws RemoteException {
    List<Properties.Row> rows = Properties.readBelow(api, container(api), TYPES, PROPERTIES);
    List<Properties.Row> machines = rows.stream().filter(VmReader::isMachine).toList();
    VmReader reader = reader(rows, CustomFields.read(api));
    Map<VmId, List<Place>> places = new HashMap<>();
    for (Properties.Row row : machines) {
      VmId id = new VmId(row.text("config.instanceUuid"));
      Place place = new Place(row.object(), row.text("name"));
      places.merge(
          id,
          List.of(place),
          (some, more) -> Stream.of(some, more).flatMap(Collection::stream).toList());
    }
    known = new Known(api.generation(), Map.copyOf(places), reader);
    return machines.stream().map(reader::machine).toList();
  }

  private static VmReader reader(List<Properties.Row> rows, CustomFields fields) {
    return new VmReader(new Networks(rows), new Names(rows), fields);
  }

  private Networks readNetworks(Api api) throws RemoteException {
    return new Networks(
        Properties.readBelow(api, container(api), Networks.TYPES, Networks.PROPERTIES));
  }

  /** What all objects of the site are below. */
  ManagedObjectReference container(Api api) throws RemoteException {
    if (datacenter.isEmpty()) {
      return api.content().getRootFolder();
    }
    String name = datacenter.get();
    ManagedObjectReference found =
        api.port().findByInventoryPath(api.content().getSearchIndex(), name);
    if (found == null || !found.getType().equals("Datacenter")) {
      String said =
          "there is no datacenter '%s'; check site.%s.datacenter".formatted(name, session.site());
      throw new WireFault(Kind.NOT_FOUND, "NotFound", said);
    }
    return found;
  }
}
