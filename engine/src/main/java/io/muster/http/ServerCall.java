// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/** A call of this server. */
record ServerCall(Request request) implements Call {

  @Override
  public String method() {
    return HttpMethod.HEAD.is(request.getMethod()) ? "GET" : request.getMethod();
  }

  @Override
  public List<String> path() {
    List<String> parts = new ArrayList<>();
    // why: as it was sent, since a part may have a slash in it that is no end of a part
    for (String part : request.getHttpURI().getPath().substring(1).split("/", -1)) {
      parts.add(decoded(part));
    }
    return List.copyOf(parts);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return part;
    }
  }

  @Override
  public Optional<String> query(String name) {
    return Optional.ofNullable(Request.extractQueryParameters(request).getValue(name));
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  @Override
  public InetAddress from() {
    return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress it
        ? it.getAddress()
        : InetAddress.getLoopbackAddress();
  }

  @Override
  public byte[] body(int most) {
    try (InputStream body = Request.asInputStream(request)) {
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new BodyException(
            HttpStatus.PAYLOAD_TOO_LARGE_413,
            "the body is longer than %d bytes; send less".formatted(most),
            null);
      }
      return bytes;
    } catch (IOException e) {
      throw new BodyException(
          HttpStatus.BAD_REQUEST_400, "the body has broken off; send the request again", e);
    }
  }
}
