// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.GuestAuthentication;
import com.vmware.vim25.GuestProcessInfo;
import com.vmware.vim25.GuestProgramSpec;
import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.NamePasswordAuthentication;
import com.vmware.vim25.PropertySpec;
import io.muster.address.GuestCommand;
import io.muster.vsphere.GuestCredentials;
import io.muster.vsphere.VSphereFault.Kind;
import java.rmi.RemoteException;
import java.util.List;
import java.util.Optional;

/** Programs in the guests of VMs. */
final class GuestPrograms {

  private static final PropertySpec MANAGER =
      Properties.of("GuestOperationsManager", "processManager");

  private GuestPrograms() {}

  static long start(
      Api api,
      ManagedObjectReference vm,
      GuestCredentials credentials,
      String path,
      List<String> arguments)
      throws RemoteException {
    GuestProgramSpec program = new GuestProgramSpec();
    program.setProgramPath(path);
    program.setArguments(new GuestCommand(path, arguments, !path.startsWith("/")).argumentLine());
    return api.port().startProgramInGuest(manager(api), vm, as(credentials), program);
  }

  static Optional<Integer> exitCode(
      Api api, ManagedObjectReference vm, GuestCredentials credentials, long process)
      throws RemoteException {
    GuestProcessInfo[] found =
        api.port().listProcessesInGuest(manager(api), vm, as(credentials), new long[] {process});
    if (found == null || found.length == 0) {
      throw new WireFault(
          Kind.NOT_FOUND, "NotFound", "its guest knows no process %d".formatted(process));
    }
    Integer code = found[0].getExitCode();
    return found[0].getEndTime() == null ? Optional.empty() : Optional.of(code == null ? 0 : code);
  }

  private static ManagedObjectReference manager(Api api) throws RemoteException {
    return Properties.read(api, List.of(api.content().getGuestOperationsManager()), MANAGER)
        .stream()
        .flatMap(row -> row.value("processManager", ManagedObjectReference.class).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new WireFault(
                    Kind.NOT_SUPPORTED, "NotSupported", "this server runs no programs in guests"));
  }

  private static GuestAuthentication as(GuestCredentials credentials) {
    NamePasswordAuthentication authentication = new NamePasswordAuthentication();
    authentication.setUsername(credentials.user());
    authentication.setPassword(credentials.password().get());
    return authentication;
  }
}
