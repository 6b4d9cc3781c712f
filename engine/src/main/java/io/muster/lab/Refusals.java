// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereFault.Kind;
import io.muster.vsphere.VmId;

/** The faults of a vCenter, by vSphere's names. */
final class Refusals {

  private Refusals() {}

  static VSphereFault of(String fault, String sentence) {
    return new VSphereFault(kind(fault), fault, sentence);
  }

  static Kind kind(String fault) {
    return switch (fault) {
      case "InvalidPowerState",
          "InvalidState",
          "InvalidGuestState",
          "ToolsUnavailable",
          "GuestOperationsUnavailable",
          "AlreadyExists",
          "DuplicateName" ->
          Kind.STATE;
      case "ManagedObjectNotFound", "NotFound", "FileNotFound" -> Kind.NOT_FOUND;
      case "TaskInProgress",
          "ConcurrentAccess",
          "ResourceInUse",
          "FileLocked",
          "HostNotConnected",
          "Timedout" ->
          Kind.BUSY;
      case "NotAuthenticated", "InvalidLogin", "InvalidGuestLogin" -> Kind.NOT_AUTHENTICATED;
      case "NoPermission" -> Kind.NO_PERMISSION;
      case "NotSupported", "MethodNotFound" -> Kind.NOT_SUPPORTED;
      default -> Kind.PERMANENT;
    };
  }

  static VSphereFault noVm(VmId id, String site) {
    return of(
        "ManagedObjectNotFound",
        "no virtual machine with instance UUID '%s' in site '%s'".formatted(id, site));
  }

  static VSphereFault noSnapshot(Vm vm, String id) {
    return of(
        "ManagedObjectNotFound",
        "virtual machine '%s' has no snapshot '%s'".formatted(vm.name(), id));
  }

  static VSphereFault powerState(String method, Vm vm) {
    return of(
        "InvalidPowerState",
        "%s of '%s': it is %s".formatted(method, vm.name(), vm.power().state().word()));
  }

  static VSphereFault unreachable(String site) {
    return new VSphereFault(
        Kind.UNREACHABLE,
        "Unreachable",
        "the vCenter of site '%s' does not answer".formatted(site));
  }

  static VSphereFault answerLost(String method, String object, String site) {
    return new VSphereFault(
        Kind.UNKNOWN_OUTCOME,
        "AnswerLost",
        "%s of '%s': the answer of the vCenter of site '%s' was lost"
            .formatted(method, object, site));
  }
}
