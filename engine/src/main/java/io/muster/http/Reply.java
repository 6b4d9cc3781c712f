// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import java.util.Map;
import java.util.function.Consumer;

/** What is answered over HTTP. */
public sealed interface Reply {

  int status();

  Map<String, String> headers();

  /** All at once, in UTF-8. */
  record Document(int status, Map<String, String> headers, String body) implements Reply {}

  /**
   * Bit by bit, with no end that is known before.
   *
   * @param begin is called once, when the head of the answer is under way
   */
  record Stream(Map<String, String> headers, Consumer<Outlet> begin) implements Reply {
    @Override
    public int status() {
      return 200;
    }
  }

  /** Where a stream is written to, without waiting. */
  interface Outlet {

    /**
     * Sends something; nothing more may be sent until it has gone.
     *
     * @param gone is told whether somebody is still there
     */
    void send(String text, Consumer<Boolean> gone);

    /** Nothing more comes. */
    void end();
  }
}
