// SPDX-License-Identifier: Apache-2.0
package io.muster.nodes

import java.util.concurrent.ConcurrentHashMap

/** The network between a node and its database, which can be cut. */
class Proxy implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.loopbackAddress)
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet()
  private final int target
  private volatile boolean cut

  Proxy(int target) {
    this.target = target
    Thread.startVirtualThread { accept() }
  }

  int getPort() {
    server.localPort
  }

  /** Ends all connections and lets no new one through. */
  void cut() {
    cut = true
    sockets*.close()
    sockets.clear()
  }

  void mend() {
    cut = false
  }

  private void accept() {
    while (!server.closed) {
      try {
        def near = server.accept()
        if (cut) {
          near.close()
        } else {
          join(near, new Socket(InetAddress.loopbackAddress, target))
        }
      } catch (IOException ignored) {
        // the spec has ended, or a connection with it
      }
    }
  }

  private void join(Socket near, Socket far) {
    sockets.addAll([near, far])
    pump(near, far)
    pump(far, near)
  }

  private static void pump(Socket from, Socket to) {
    Thread.startVirtualThread {
      try {
        from.inputStream.transferTo(to.outputStream)
      } catch (IOException ignored) {
        // it was cut
      } finally {
        from.close()
        to.close()
      }
    }
  }

  @Override
  void close() {
    server.close()
    cut()
  }
}
