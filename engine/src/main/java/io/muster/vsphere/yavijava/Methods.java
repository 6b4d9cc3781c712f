// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import java.util.Set;

/** What is known of vSphere's methods beforehand. */
final class Methods {

  /** Reads, and what comes and goes with a session. */
  private static final Set<String> CHANGE_NOTHING =
      Set.of(
          "RetrieveServiceContent",
          "Login",
          "Logout",
          "FindByInventoryPath",
          "CreateContainerView",
          "DestroyView",
          "RetrievePropertiesEx",
          "ContinueRetrievePropertiesEx",
          "ListProcessesInGuest");

  private Methods() {}

  /** Whether the call may be made twice without anybody noticing. */
  static boolean changesNothing(String method) {
    return CHANGE_NOTHING.contains(method);
  }
}
