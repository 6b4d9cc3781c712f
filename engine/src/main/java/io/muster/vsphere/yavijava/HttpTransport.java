// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP to one vCenter. A call ends within its limit, with the whole answer or a fault; what may
 * have reached the vCenter is never sent again, except for calls that change nothing.
 */
final class HttpTransport implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);

  private final HttpClient http;
  private final VCenterSettings settings;
  private final TransportFaults faults;

  HttpTransport(VCenterSettings settings) {
    this.settings = settings;
    this.faults = new TransportFaults(settings);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.limits().connect())
            .sslContext(Tls.context(settings.site(), settings.trust()))
            .build();
  }

  /** Sends a SOAP request. */
  HttpResponse<byte[]> post(String method, String body, Optional<String> cookie) throws WireFault {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.url())
            .header("Content-Type", "text/xml; charset=utf-8")
            .header("SOAPAction", "urn:vim25/" + ServerVersion.SPOKEN)
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    cookie.ifPresent(value -> request.header("Cookie", value));
    return answer(request.build(), Methods.changesNothing(method));
  }

  /** Fetches a document of the server's. */
  HttpResponse<byte[]> get(URI document) throws WireFault {
    return answer(HttpRequest.newBuilder(document).build(), true);
  }

  private HttpResponse<byte[]> answer(HttpRequest request, boolean changesNothing)
      throws WireFault {
    try {
      return send(request, changesNothing);
    } catch (IOException e) {
      if (!changesNothing || faults.neverSent(e)) {
        throw faults.of(e, changesNothing);
      }
      LOG.debug("site {}: asking once more after {}", settings.site(), e.toString());
    }
    try {
      return send(request, changesNothing);
    } catch (IOException e) {
      throw faults.of(e, changesNothing);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request, boolean changesNothing)
      throws IOException, WireFault {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request,
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), settings.limits().answerBytes()));
    try {
      return answer.get(settings.limits().call().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw faults.late(changesNothing);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw faults.interrupted(changesNothing);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
