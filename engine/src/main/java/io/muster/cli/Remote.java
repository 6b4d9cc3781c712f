// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A node that is asked over its API, with the token of the environment. */
final class Remote implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A run that starts looks at its sites first. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final URI server;
  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();

  private Remote(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /**
   * A node.
   *
   * @param address such as {@code http://127.0.0.1:8411}
   * @throws CommandRefused when that is no address, or there is no token
   */
  static Remote at(String address, Map<String, String> environment) {
    String token = environment.getOrDefault("MUSTER_TOKEN", "");
    if (!address.matches("https?://[^\\s/?#@]+/?")) {
      throw new CommandRefused(
          ExitCode.INVALID,
          "'%s' is no address of a server; write one such as http://127.0.0.1:8411"
              .formatted(address));
    }
    if (!token.matches("[!-~]+")) {
      throw new CommandRefused(
          ExitCode.INVALID,
          "--server needs a token in the environment; set MUSTER_TOKEN to one of 'muster token create'");
    }
    return new Remote(URI.create(address.replaceFirst("/$", "")), token);
  }

  /** A part of a path. */
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  JsonNode get(String path) {
    return asked(request(path).GET());
  }

  JsonNode post(String path, Map<String, ?> body, Map<String, String> headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString()));
    headers.forEach(request::header);
    return asked(request);
  }

  void delete(String path) {
    var _ = asked(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode asked(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      JsonNode json = read(answer.body());
      if (answer.statusCode() >= 300) {
        throw refused(answer.statusCode(), json);
      }
      return json;
    } catch (IOException e) {
      throw new CommandRefused(
          ExitCode.FAILED,
          "'%s' does not answer (%s); is 'muster serve' running there with a port?"
              .formatted(server, e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandRefused(
          ExitCode.FAILED, "interrupted while '%s' was asked".formatted(server));
    }
  }

  private JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new CommandRefused(
          ExitCode.FAILED, "what answers at '%s' is not Muster".formatted(server));
    }
  }

  private CommandRefused refused(int status, JsonNode problem) {
    List<String> sentences = new ArrayList<>();
    problem.path("sentences").forEach(it -> sentences.add(it.asText()));
    if (sentences.isEmpty()) {
      sentences.add("'%s' answers with %d".formatted(server, status));
    }
    int code =
        switch (status) {
          case 400, 404, 413, 415, 422 -> ExitCode.INVALID;
          case 401, 403, 409, 429 -> ExitCode.REFUSED;
          case 503 -> ExitCode.HALTED;
          default -> ExitCode.FAILED;
        };
    return new CommandRefused(code, String.join(System.lineSeparator(), sentences));
  }

  @Override
  public void close() {
    client.close();
  }
}
