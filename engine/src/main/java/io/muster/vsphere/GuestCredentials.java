// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

import java.util.function.Supplier;

/**
 * Who runs a program within a guest. The password is asked for at each call and kept nowhere.
 *
 * @param password gives the password as it is now
 */
public record GuestCredentials(String user, Supplier<String> password) {
  @Override
  public String toString() {
    return user;
  }
}
