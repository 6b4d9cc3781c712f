// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import io.muster.run.RunId;
import io.muster.trigger.MessageBody;
import io.muster.trigger.Reply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What the sender of a message is told.
 *
 * @param type of the content
 */
record HookAnswer(int status, String type, String body) {

  static final HookAnswer METHOD =
      problem(HttpStatus.METHOD_NOT_ALLOWED_405, "a webhook is called with POST");

  static final HookAnswer TYPE =
      problem(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
          "a message is application/json in UTF-8, and not compressed");

  static final HookAnswer LARGE =
      problem(
          HttpStatus.PAYLOAD_TOO_LARGE_413,
          "a message has at most %d bytes".formatted(MessageBody.LARGEST));

  static final HookAnswer BUSY =
      problem(
          HttpStatus.SERVICE_UNAVAILABLE_503, "too many messages at the same time; send it again");

  static final HookAnswer STARTING =
      problem(
          HttpStatus.SERVICE_UNAVAILABLE_503,
          "the node starts or stops, and begins nothing; send it again");

  /** When a sender may try again, in seconds. */
  private static final String LATER = "5";

  static HookAnswer of(Reply reply) {
    return switch (reply) {
      case Reply.Begun(RunId run, boolean repeated) ->
          new HookAnswer(
              repeated ? HttpStatus.OK_200 : HttpStatus.ACCEPTED_202,
              Json.TYPE,
              Json.begun(run.value(), repeated));
      case Reply.Tried _ -> new HookAnswer(HttpStatus.NO_CONTENT_204, Json.TYPE, "");
      case Reply.Refused(Reply.Reason reason, String sentence) ->
          problem(
              switch (reason) {
                case INVALID -> HttpStatus.BAD_REQUEST_400;
                case UNAUTHORISED -> HttpStatus.UNAUTHORIZED_401;
                case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS_429;
                case REFUSED -> HttpStatus.CONFLICT_409;
                case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE_503;
              },
              sentence);
    };
  }

  private static HookAnswer problem(int status, String sentence) {
    return new HookAnswer(status, "application/problem+json", Json.problem(status, sentence));
  }

  void write(Response response, Callback callback) {
    response.setStatus(status);
    Json.head(response.getHeaders());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    switch (status) {
      case HttpStatus.METHOD_NOT_ALLOWED_405 -> response.getHeaders().put(HttpHeader.ALLOW, "POST");
      case HttpStatus.UNAUTHORIZED_401 ->
          response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
      case HttpStatus.TOO_MANY_REQUESTS_429, HttpStatus.SERVICE_UNAVAILABLE_503 ->
          response.getHeaders().put(HttpHeader.RETRY_AFTER, LATER);
      default -> {}
    }
    response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
  }
}
