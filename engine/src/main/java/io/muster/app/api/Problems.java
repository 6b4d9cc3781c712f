// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.access.AccessException;
import io.muster.app.Refusal;
import io.muster.http.BodyException;
import io.muster.http.Reply;
import io.muster.journal.NoSuchRunException;
import io.muster.journal.RunExistsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong, as {@code application/problem+json}, with the sentences of the command line. */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "malformed"),
          Map.entry(401, "unauthenticated"),
          Map.entry(403, "forbidden"),
          Map.entry(404, "unknown"),
          Map.entry(405, "method"),
          Map.entry(409, "refused"),
          Map.entry(413, "too-large"),
          Map.entry(415, "media-type"),
          Map.entry(422, "invalid"),
          Map.entry(429, "too-many"),
          Map.entry(500, "internal"),
          Map.entry(502, "failed"),
          Map.entry(503, "unavailable"));

  /** What is wrong, before it is written. */
  record Problem(int status, List<String> sentences, Map<String, String> headers) {

    /** All of it on one line, for the record. */
    String words() {
      return String.join("; ", sentences);
    }
  }

  private Problems() {}

  /** What an exception stands for; the log has those that stand for an error of Muster's own. */
  static Problem of(RuntimeException problem) {
    Throwable cause =
        problem instanceof CompletionException && problem.getCause() != null
            ? problem.getCause()
            : problem;
    return switch (cause) {
      case ApiException api -> new Problem(api.status(), api.sentences(), api.headers());
      case BodyException body -> plain(body.status(), body);
      case NoSuchRunException none -> plain(404, none);
      case RunExistsException exists -> plain(409, exists);
      case AccessException access -> plain(status(access.kind()), access);
      default ->
          Refusal.of(cause)
              .map(refusal -> new Problem(status(refusal.kind()), refusal.sentences(), Map.of()))
              .orElseGet(() -> internal(cause));
    };
  }

  private static Problem plain(int status, Throwable cause) {
    return new Problem(status, List.of(String.valueOf(cause.getMessage())), Map.of());
  }

  private static Problem internal(Throwable cause) {
    LOG.error("a call of the API has failed", cause);
    return new Problem(
        500, List.of("internal error; the log of the node has the details"), Map.of());
  }

  private static int status(AccessException.Kind kind) {
    return switch (kind) {
      case INVALID -> 422;
      case UNKNOWN -> 404;
      case EXISTS -> 409;
    };
  }

  private static int status(Refusal.Kind kind) {
    return switch (kind) {
      case INVALID -> 422;
      case REFUSED, WAITING -> 409;
      case FAILED -> 502;
      case HALTED -> 503;
    };
  }

  static Reply reply(Problem problem) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    String title = Optional.ofNullable(TITLES.get(problem.status())).orElse("problem");
    json.put("type", "urn:muster:problem:" + title).put("title", title);
    json.put("status", problem.status()).put("detail", String.join("\n", problem.sentences()));
    problem.sentences().forEach(json.putArray("sentences")::add);
    return Replies.problem(problem.status(), json, problem.headers());
  }
}
