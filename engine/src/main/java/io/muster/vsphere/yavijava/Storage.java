// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.PropertySpec;
import io.muster.vsphere.Datastore;
import io.muster.vsphere.VSphereFault.Kind;
import java.rmi.RemoteException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The datastores of a vCenter, and the files on them. */
record Storage(List<Properties.Row> rows) {

  private static final String[] TYPES = {"Datastore", "Datacenter"};
  private static final PropertySpec[] PROPERTIES = {
    Properties.of("Datastore", "name", "summary.url"), Properties.of("Datacenter", "datastore")
  };

  private static final Pattern PATH = Pattern.compile("\\[(?<datastore>[^\\]]+)\\] ?(?<file>.*)");

  static Storage read(Api api, ManagedObjectReference container) throws RemoteException {
    List<Properties.Row> below = Properties.readBelow(api, container, TYPES, PROPERTIES);
    List<Properties.Row> itself =
        container.getType().equals("Datacenter")
            ? Properties.read(api, List.of(container), PROPERTIES)
            : List.of();
    return new Storage(Stream.concat(below.stream(), itself.stream()).toList());
  }

  List<Datastore> datastores() {
    return rows.stream()
        .filter(row -> row.object().getType().equals("Datastore"))
        .map(row -> new Datastore(row.text("name"), row.text("summary.url")))
        .sorted(Comparator.comparing(Datastore::name))
        .toList();
  }

  /** The datacenter within which a path is to be understood. */
  ManagedObjectReference datacenter(String path) throws WireFault {
    String name = parts(path).group("datastore");
    List<ManagedObjectReference> named =
        rows.stream()
            .filter(row -> row.object().getType().equals("Datastore"))
            .filter(row -> row.text("name").equals(name))
            .map(Properties.Row::object)
            .toList();
    if (named.size() > 1) {
      String said =
          "%d datastores are named '%s'; set the site's datacenter".formatted(named.size(), name);
      throw new WireFault(Kind.PERMANENT, "AmbiguousName", said);
    }
    return rows.stream()
        .filter(row -> row.object().getType().equals("Datacenter"))
        .filter(
            row ->
                row.value("datastore", ManagedObjectReference[].class).stream()
                    .flatMap(Stream::of)
                    .anyMatch(named::contains))
        .map(Properties.Row::object)
        .findFirst()
        .orElseThrow(
            () ->
                new WireFault(
                    Kind.NOT_FOUND, "NotFound", "there is no datastore '%s'".formatted(name)));
  }

  /** Makes the folder of a file, where it is missing. */
  void makeFolder(Api api, String path) throws RemoteException {
    String file = parts(path).group("file");
    if (!file.contains("/")) {
      return;
    }
    String folder = path.substring(0, path.lastIndexOf('/'));
    try {
      api.port().makeDirectory(api.content().getFileManager(), folder, datacenter(path), true);
    } catch (WireFault fault) {
      if (!fault.fault().equals("FileAlreadyExists")) {
        throw fault;
      }
    }
  }

  private static Matcher parts(String path) throws WireFault {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      throw new WireFault(
          Kind.PERMANENT,
          "InvalidDatastorePath",
          "'%s' is not the path of a file, such as '[datastore1] db01/db01.vmdk'".formatted(path));
    }
    return parts;
  }
}
