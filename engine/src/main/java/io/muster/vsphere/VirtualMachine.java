// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a vCenter says of one VM.
 *
 * @param toolsRunning whether VMware Tools run in the guest
 * @param ipAddress the address that the guest reports
 * @param snapshots parents before children, siblings in the order of their making
 * @param currentSnapshot the id of the snapshot that the running disks descend from
 * @param customValues the custom attributes that are set
 * @param vApp the name of the vApp that it is in
 * @param host the name of the host that it is registered on
 */
public record VirtualMachine(
    VmId id,
    String name,
    PowerState powerState,
    boolean toolsRunning,
    Optional<String> ipAddress,
    List<NetworkAdapter> adapters,
    List<Snapshot> snapshots,
    Optional<String> currentSnapshot,
    Map<String, String> customValues,
    Hardware hardware,
    Optional<String> vApp,
    String host) {}
