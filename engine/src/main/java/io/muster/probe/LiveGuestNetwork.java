// SPDX-License-Identifier: Apache-2.0
package io.muster.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The network of this machine. */
public final class LiveGuestNetwork implements GuestNetwork {

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @Override
  public void connect(String address, int port, Duration limit) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), Math.toIntExact(limit.toMillis()));
    }
  }

  @Override
  public int get(String url, Duration limit) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(limit).GET().build();
    try {
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      // why: the body is not read, because it need not end
      answer.body().close();
      return answer.statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
