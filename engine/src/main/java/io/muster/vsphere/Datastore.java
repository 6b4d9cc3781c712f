// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

/**
 * A datastore.
 *
 * @param url names its storage whichever vCenter is asked, such as {@code
 *     ds:///vmfs/volumes/5f9c/}; a datastore that two vCenters share may have two names
 */
public record Datastore(String name, String url) {}
