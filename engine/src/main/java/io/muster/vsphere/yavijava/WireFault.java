// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import io.muster.vsphere.VSphereFault;
import java.rmi.RemoteException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a call, before it is known for what the call was made. It is a {@link
 * RemoteException} because that is what yavijava's port lets through.
 */
final class WireFault extends RemoteException {

  private static final long serialVersionUID = 1L;

  private final VSphereFault.Kind kind;
  private final String fault;
  private final String said;

  WireFault(VSphereFault.Kind kind, String fault, String said, @Nullable Throwable cause) {
    super(said, cause);
    this.kind = kind;
    this.fault = fault;
    this.said = said;
  }

  WireFault(VSphereFault.Kind kind, String fault, String said) {
    this(kind, fault, said, null);
  }

  /** What was said, without the cause that {@link RemoteException} would put behind it. */
  @Override
  public String getMessage() {
    return said;
  }

  VSphereFault.Kind kind() {
    return kind;
  }

  String fault() {
    return fault;
  }

  /**
   * Whether the session has ended, so that nothing was done and the call may be made again after a
   * login.
   */
  boolean sessionEnded() {
    return fault.equals("NotAuthenticated");
  }

  /**
   * The same for those who called.
   *
   * @param doing what was tried on what, such as {@code power on VM 'db01'}
   */
  VSphereFault during(String doing, String site) {
    return new VSphereFault(
        kind, fault, "%s in site '%s': %s".formatted(doing, site, said), getCause());
  }
}
