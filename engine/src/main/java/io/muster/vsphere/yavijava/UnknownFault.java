// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.MethodFault;

/** A fault younger than the bindings; its name is all that is known of it. */
final class UnknownFault extends MethodFault {

  private static final long serialVersionUID = 1L;

  private final String name;

  UnknownFault(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }
}
