// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.ServiceContent;
import com.vmware.vim25.VimPortType;
import java.rmi.RemoteException;
import java.time.Duration;

/**
 * vSphere's methods within one session.
 *
 * @param generation counts the sessions, so that what was learnt in an ended one can be told from
 *     what is known now
 * @param clockAhead how far the vCenter's clock is at least ahead of ours; it may be more by the
 *     time that the log-in took, so what is compared with it is rather found than missed
 */
record Api(int generation, VimPortType port, ServiceContent content, Duration clockAhead) {

  /** One or more calls that belong together. */
  @FunctionalInterface
  interface Call<T> {
    T on(Api api) throws RemoteException;
  }
}
