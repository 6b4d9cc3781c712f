// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import io.muster.trigger.MessageBody;
import io.muster.trigger.webhook.HookRequest;
import io.muster.trigger.webhook.Hooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes messages that start plans. What is answered is the same whether a name is known or not. */
final class HookHandler extends Handler.Abstract {

  private static final Pattern PATH = Pattern.compile("/hooks/([A-Za-z0-9._~-]{1,64})");

  private static final Pattern JSON =
      Pattern.compile("application/(json|[a-z0-9.-]+\\+json)( *; *charset *= *\"?utf-8\"?)?");

  /** The most whose runs are started together. */
  private static final int MOST = 32;

  private final Supplier<Optional<Hooks>> hooks;
  private final Semaphore room = new Semaphore(MOST);

  HookHandler(Supplier<Optional<Hooks>> hooks) {
    this.hooks = hooks;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    Matcher path = PATH.matcher(Request.getPathInContext(request));
    if (!path.matches()) {
      return false;
    }
    answer(path.group(1), request).write(response, callback);
    return true;
  }

  private HookAnswer answer(String name, Request request) throws IOException {
    if (!HttpMethod.POST.is(request.getMethod())) {
      return HookAnswer.METHOD;
    }
    String type = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse("");
    if (!JSON.matcher(type.toLowerCase(Locale.ROOT)).matches()
        || request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)) {
      return HookAnswer.TYPE;
    }
    byte[] body;
    try (InputStream in = Request.asInputStream(request)) {
      body = in.readNBytes(MessageBody.LARGEST + 1);
      if (body.length > MessageBody.LARGEST) {
        // why: who still sends when the server closes may not see what it has answered
        in.transferTo(OutputStream.nullOutputStream());
        return HookAnswer.LARGE;
      }
    }
    // why: not before, or whoever sends slowly would keep everybody out
    if (!room.tryAcquire()) {
      return HookAnswer.BUSY;
    }
    try {
      return hooks
          .get()
          .map(it -> HookAnswer.of(it.receive(new HookRequest(name, headers(request), body))))
          .orElse(HookAnswer.STARTING);
    } finally {
      room.release();
    }
  }

  private static Map<String, List<String>> headers(Request request) {
    Map<String, List<String>> headers = new HashMap<>();
    request
        .getHeaders()
        .forEach(
            field ->
                headers
                    .computeIfAbsent(field.getLowerCaseName(), _ -> new ArrayList<>())
                    .add(Optional.ofNullable(field.getValue()).orElse("")));
    return headers;
  }
}
