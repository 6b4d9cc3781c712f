// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * {@code /health/live} answers with 200 as long as the process answers at all, {@code
 * /health/ready} while runs can go on here and with 503 otherwise. Both tell how it is.
 */
final class HealthHandler extends Handler.Abstract.NonBlocking {

  private static final String LIVE = "/health/live";

  private static final String READY = "/health/ready";

  private final Supplier<Health> health;

  /**
   * @param health knows at once: nobody waits here
   */
  HealthHandler(Supplier<Health> health) {
    this.health = health;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    if (!Set.of(LIVE, READY).contains(path)) {
      return false;
    }
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
      return true;
    }
    Health now = health.get();
    response.setStatus(
        path.equals(LIVE) || now.ready() ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503);
    Json.head(response.getHeaders());
    response.write(true, ByteBuffer.wrap(Json.of(now)), callback);
    return true;
  }
}
