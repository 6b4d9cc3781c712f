// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets a service answer. */
final class ServiceHandler extends Handler.Abstract {

  private final Service service;

  ServiceHandler(Service service) {
    this.service = service;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Optional<Reply> answer = service.answer(new ServerCall(request));
    answer.ifPresent(reply -> write(reply, request, response, callback));
    return answer.isPresent();
  }

  private static void write(Reply reply, Request request, Response response, Callback callback) {
    response.setStatus(reply.status());
    reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    switch (reply) {
      case Reply.Document document ->
          response.write(
              true, ByteBuffer.wrap(document.body().getBytes(StandardCharsets.UTF_8)), callback);
      case Reply.Stream _ when HttpMethod.HEAD.is(request.getMethod()) ->
          response.write(true, ByteBuffer.allocate(0), callback);
      case Reply.Stream stream -> stream.begin().accept(new ServerOutlet(response, callback));
    }
  }

  /** A stream that this server writes; it ends once, whoever ends it. */
  private static final class ServerOutlet implements Reply.Outlet {

    private final Response response;
    private final Callback callback;
    private final AtomicBoolean over = new AtomicBoolean();

    ServerOutlet(Response response, Callback callback) {
      this.response = response;
      this.callback = callback;
    }

    @Override
    public void send(String text, Consumer<Boolean> gone) {
      response.write(
          false,
          ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)),
          Callback.from(
              () -> gone.accept(true),
              problem -> {
                gone.accept(false);
                if (over.compareAndSet(false, true)) {
                  callback.failed(problem);
                }
              }));
    }

    @Override
    public void end() {
      if (over.compareAndSet(false, true)) {
        response.write(true, ByteBuffer.allocate(0), callback);
      }
    }
  }
}
