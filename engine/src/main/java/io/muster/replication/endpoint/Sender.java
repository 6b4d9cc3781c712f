// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint;

import io.muster.replication.Replicated;
import io.muster.replication.ReplicationFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.hc.core5.http.io.EofSensorInputStream;

/** Sends one request and takes what comes back, within limits of time and length. */
final class Sender implements AutoCloseable {

  /** The most bytes of an answer. */
  static final int LONGEST = 1 << 20;

  private final CamelContext camel;
  private final ProducerTemplate template;
  private final Addresses addresses;
  private final Duration within;

  Sender(CamelContext camel, Addresses addresses, Duration within) {
    this.camel = camel;
    this.template = camel.createProducerTemplate();
    this.addresses = addresses;
    this.within = within;
  }

  RawAnswer send(Request request) throws NoAnswer {
    String address = addresses.of(request);
    Replicated replica = request.replica();
    Instant limit = replica.time().now().plus(within);
    Instant until = limit.isBefore(replica.deadline()) ? limit : replica.deadline();
    Endpoint endpoint = endpoint(request, address);
    CompletableFuture<RawAnswer> answered = new CompletableFuture<>();
    replica.time().fork("replication", () -> exchange(endpoint, request, until, answered));
    try {
      return replica.time().await(answered, until);
    } catch (TimeoutException e) {
      throw new NoAnswer("there was no answer in time", e);
    } catch (CompletionException e) {
      throw noAnswer(request, e);
    }
  }

  private Endpoint endpoint(Request request, String address) {
    try {
      return camel.getEndpoint(address);
    } catch (RuntimeException _) {
      // why: Camel's reason repeats the address, which may hold a secret
      throw addresses.wrong(
          addresses.addressed(request), "Camel does not accept this URI; look at its options");
    }
  }

  private void exchange(
      Endpoint endpoint, Request request, Instant until, CompletableFuture<RawAnswer> answered) {
    try {
      Exchange ended =
          template.send(
              endpoint,
              ExchangePattern.InOut,
              exchange -> fill(exchange.getMessage(), request),
              // why: Camel closes the answer when this is over, so it is read in here
              exchange -> answered.complete(read(exchange, request, until)));
      if (ended.getException() != null) {
        answered.completeExceptionally(ended.getException());
      }
    } finally {
      answered.completeExceptionally(new IOException("the endpoint gave no answer"));
    }
  }

  private static void fill(Message message, Request request) {
    message.setBody(request.body());
    message.setHeader(Exchange.HTTP_METHOD, "POST");
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setHeader("Accept", "application/json");
    // why: what is unpacked on the way cannot be cut off
    message.setHeader("Accept-Encoding", "identity");
    message.setHeader("Idempotency-Key", request.idempotencyKey());
  }

  private static RawAnswer read(Exchange exchange, Request request, Instant until)
      throws IOException {
    if (exchange.getException() != null) {
      throw new IOException(exchange.getException());
    }
    Message message = exchange.getMessage();
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
    int exitCode = message.getHeader("CamelExecExitValue", 0, Integer.class);
    InputStream in = message.getBody(InputStream.class);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n = 0; in != null && (n = in.read(buffer)) >= 0; ) {
      bytes.write(buffer, 0, n);
      boolean late = !request.replica().time().now().isBefore(until);
      if (late || bytes.size() > LONGEST) {
        abort(in);
        if (late) {
          throw new SocketTimeoutException("the answer did not end");
        }
        return new RawAnswer(status, exitCode, new byte[0], true);
      }
    }
    return new RawAnswer(status, exitCode, bytes.toByteArray(), false);
  }

  /** Closing would read all that is left, however much that is. */
  private static void abort(InputStream in) throws IOException {
    if (in instanceof EofSensorInputStream answer) {
      answer.abort();
    }
  }

  /** The reason in words of ours; Camel's could repeat the address. */
  private NoAnswer noAnswer(Request request, Throwable problem) {
    Throwable root = problem;
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      root = cause;
      if (cause instanceof SSLException) {
        throw new ReplicationFault(
            "Untrusted",
            true,
            "setting '%s': the service there cannot prove who it is; make Java trust its certificate"
                .formatted(addresses.key(request)),
            cause);
      }
      if (cause instanceof UnknownHostException) {
        return new NoAnswer("its host is not known", cause);
      }
      if (cause instanceof SocketTimeoutException) {
        return new NoAnswer("there was no answer in time", cause);
      }
      if (cause instanceof IOException && cause.getCause() == null) {
        return new NoAnswer("it cannot be reached, or the connection broke", cause);
      }
    }
    return new NoAnswer("its endpoint failed with " + root.getClass().getSimpleName(), null);
  }

  @Override
  public void close() {
    template.stop();
  }
}
