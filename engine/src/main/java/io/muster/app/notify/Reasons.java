// SPDX-License-Identifier: Apache-2.0
package io.muster.app.notify;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Why something was not delivered, in words of ours: Camel's could repeat the address. */
final class Reasons {

  private Reasons() {}

  static String of(Throwable problem) {
    Throwable root = problem;
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      root = cause;
      String words = words(cause);
      if (!words.isEmpty()) {
        return words;
      }
    }
    return "it has failed with " + root.getClass().getSimpleName();
  }

  private static String words(Throwable cause) {
    return switch (cause) {
      case HttpOperationFailedException http -> "it has answered " + http.getStatusCode();
      case SSLException _ -> "it cannot prove who it is; make Java trust its certificate";
      case UnknownHostException _ -> "its host is not known";
      case SocketTimeoutException _ -> "there was no answer in time";
      case IOException io when io.getCause() == null ->
          "it cannot be reached, or the connection broke";
      default -> "";
    };
  }
}
