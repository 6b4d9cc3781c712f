// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers that something is wrong: the status and its name, and nothing of what is inside. */
final class Errors extends ErrorHandler {

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    Json.head(response.getHeaders());
    byte[] body = Json.error(code, HttpStatus.getMessage(code));
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
