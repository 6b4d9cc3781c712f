// SPDX-License-Identifier: Apache-2.0
/**
 * The vSphere port over SOAP: yavijava's data types and its {@code VimPortType}, over a transport,
 * an XML reader and a task watcher of our own. Nothing else in Muster knows {@code com.vmware}.
 */
@NullMarked
package io.muster.vsphere.yavijava;

import org.jspecify.annotations.NullMarked;
