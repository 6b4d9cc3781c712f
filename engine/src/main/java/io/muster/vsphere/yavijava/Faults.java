// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import static java.util.Map.entry;

import com.vmware.vim25.LocalizedMethodFault;
import com.vmware.vim25.MethodFault;
import io.muster.vsphere.VSphereFault.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * vSphere's faults by name: what can be done about each. Names, not types, since some are younger
 * than the bindings.
 */
final class Faults {

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          entry("InvalidPowerState", Kind.STATE),
          entry("InvalidState", Kind.STATE),
          entry("InvalidGuestState", Kind.STATE),
          entry("ToolsUnavailable", Kind.STATE),
          entry("SnapshotFault", Kind.STATE),
          entry("GuestOperationsUnavailable", Kind.STATE),
          entry("AlreadyExists", Kind.STATE),
          entry("DuplicateName", Kind.STATE),
          entry("ManagedObjectNotFound", Kind.NOT_FOUND),
          entry("NotFound", Kind.NOT_FOUND),
          entry("FileNotFound", Kind.NOT_FOUND),
          entry("TaskInProgress", Kind.BUSY),
          entry("ConcurrentAccess", Kind.BUSY),
          entry("ResourceInUse", Kind.BUSY),
          entry("FileLocked", Kind.BUSY),
          entry("HostCommunication", Kind.BUSY),
          entry("HostNotConnected", Kind.BUSY),
          entry("Timedout", Kind.BUSY),
          entry("NotAuthenticated", Kind.NOT_AUTHENTICATED),
          entry("InvalidLogin", Kind.NOT_AUTHENTICATED),
          entry("InvalidGuestLogin", Kind.NOT_AUTHENTICATED),
          entry("PasswordExpired", Kind.NOT_AUTHENTICATED),
          entry("NoPermission", Kind.NO_PERMISSION),
          entry("RestrictedVersion", Kind.NO_PERMISSION),
          entry("MethodNotFound", Kind.NOT_SUPPORTED),
          entry("NotSupported", Kind.NOT_SUPPORTED),
          entry("NotImplemented", Kind.NOT_SUPPORTED));

  private Faults() {}

  static Kind kind(String name) {
    return KINDS.getOrDefault(name, Kind.PERMANENT);
  }

  /** The vCenter's own name of a fault. */
  static String name(MethodFault fault) {
    return fault instanceof UnknownFault unknown
        ? unknown.name()
        : fault.getClass().getSimpleName();
  }

  /**
   * A fault that came as a value: of a task that failed, or of a property that could not be read.
   */
  static WireFault of(@Nullable LocalizedMethodFault reported) {
    if (reported == null || reported.getFault() == null) {
      return new WireFault(Kind.PERMANENT, "UnknownFault", "the vCenter gave no reason");
    }
    MethodFault fault = reported.getFault();
    return of(name(fault), fault, reported.getLocalizedMessage());
  }

  /**
   * @param fault what the vCenter said in detail; null where it gave a name alone
   * @param text what it said for people, in the language of its session
   */
  static WireFault of(String name, @Nullable MethodFault fault, @Nullable String text) {
    return new WireFault(kind(name), name, FaultWords.of(name, fault, text), fault);
  }
}
