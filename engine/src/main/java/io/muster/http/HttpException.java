// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import org.jspecify.annotations.Nullable;

/** Nothing can be served over HTTP; the message says where, why and what to do. */
public final class HttpException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HttpException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
