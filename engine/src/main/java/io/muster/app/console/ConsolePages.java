// SPDX-License-Identifier: Apache-2.0
package io.muster.app.console;

import io.muster.http.Call;
import io.muster.http.Door;
import io.muster.http.Headers;
import io.muster.http.Reply;
import io.muster.http.Service;
import io.muster.journal.Seal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The console: a page and what belongs to it, at {@code /}. All that it shows and does goes over
 * the API, with the token of whoever has signed in, so that nothing is decided here.
 */
public final class ConsolePages implements Service {

  private static final Map<String, String> TYPES =
      Map.of(
          "index.html", "text/html;charset=utf-8",
          "console.css", "text/css;charset=utf-8",
          "console.js", "text/javascript;charset=utf-8",
          "api.js", "text/javascript;charset=utf-8",
          "page.js", "text/javascript;charset=utf-8",
          "run.js", "text/javascript;charset=utf-8",
          "runbooks.js", "text/javascript;charset=utf-8");

  private static final String ALLOWED =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Map<String, Reply> files = new HashMap<>();

  private ConsolePages() {
    TYPES.forEach((name, type) -> files.put(name, reply(type, read(name))));
    files.put("", Objects.requireNonNull(files.get("index.html")));
  }

  /** What answers at {@code /}. */
  public static Door door() {
    return Door.service(new ConsolePages());
  }

  @Override
  public Optional<Reply> answer(Call call) {
    List<String> path = call.path();
    if (path.size() != 1 || !call.method().equals("GET")) {
      return Optional.empty();
    }
    Optional<Reply> file = Optional.ofNullable(files.get(path.getFirst()));
    return file.map(it -> isKnown(call, it) ? new Reply.Document(304, it.headers(), "") : it);
  }

  private static boolean isKnown(Call call, Reply file) {
    return call.header("If-None-Match")
        .filter(file.headers().getOrDefault("ETag", "")::equals)
        .isPresent();
  }

  private static Reply reply(String type, String text) {
    Map<String, String> headers = Headers.of(type, "no-cache", ALLOWED);
    headers.put("ETag", "\"" + Seal.sha256(text).substring(0, 32) + "\"");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    return new Reply.Document(200, headers, text);
  }

  private static String read(String name) {
    String place = "/io/muster/console/" + name;
    try (InputStream in = ConsolePages.class.getResourceAsStream(place)) {
      return new String(Objects.requireNonNull(in, place).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(place + " cannot be read", e);
    }
  }
}
