// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

/**
 * A virtual disk of a VM.
 *
 * @param key the device key, which names it within its VM
 * @param label what people see, such as "Hard disk 1"
 * @param path the file that is written to, as vSphere writes it: {@code [datastore]
 *     folder/file.vmdk}; empty where the disk has none
 */
public record VirtualDisk(int key, String label, String path, long capacityBytes) {}
