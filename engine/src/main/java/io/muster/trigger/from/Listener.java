// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.from;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.run.RunId;
import io.muster.trigger.Accepting;
import io.muster.trigger.Bucket;
import io.muster.trigger.Listed;
import io.muster.trigger.MalformedMessageException;
import io.muster.trigger.Message;
import io.muster.trigger.NotNowException;
import io.muster.trigger.RefusalLines;
import io.muster.trigger.Reply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.support.ExchangeHelper;

/**
 * Takes the messages of one trigger. It is done with a message when its run is written down or it
 * was refused for good; what cannot be taken now fails, so that whoever delivers it does so again.
 */
final class Listener implements Processor {

  private static final int AT_ONCE = 30;

  private static final Duration EACH = Duration.ofSeconds(2);

  private final Listed listed;
  private final Set<String> parameters;
  private final String scheme;
  private final Optional<Predicate> when;
  private final Accepting accepting;
  private final Bucket room;
  private final RefusalLines refusals;

  /**
   * @param parameters the names of those of the runbook
   * @param scheme of the endpoint
   */
  Listener(
      Listed listed,
      Set<String> parameters,
      String scheme,
      Optional<Predicate> when,
      Accepting accepting,
      InstantSource clock,
      Consumer<String> told) {
    this.listed = listed;
    this.parameters = Set.copyOf(parameters);
    this.scheme = scheme;
    this.when = when;
    this.accepting = accepting;
    this.room = new Bucket(AT_ONCE, EACH, clock);
    this.refusals = new RefusalLines(told, clock);
  }

  @Override
  public void process(Exchange exchange) {
    String id = MessageIds.of(exchange);
    try {
      Heard.readBody(exchange);
      if (!isMeant(exchange)) {
        answer(exchange, JsonNodeFactory.instance.objectNode().put("ignored", true));
        return;
      }
      if (!room.take()) {
        throw new NotNowException("too many messages in a short time");
      }
      Map<String, String> values = Heard.parameters(exchange, parameters);
      answer(exchange, accepting.accept(new Message(listed, id, "message from " + scheme, values)));
    } catch (MalformedMessageException malformed) {
      String sentence = String.valueOf(malformed.getMessage());
      refusals.tell("%s: a message was refused: %s".formatted(listed.words(), sentence));
      answer(exchange, refused(sentence));
    }
  }

  private boolean isMeant(Exchange exchange) throws MalformedMessageException {
    try {
      return when.isEmpty() || when.get().matches(exchange);
    } catch (RuntimeException e) {
      throw new MalformedMessageException("'when' cannot be told of it");
    }
  }

  private static void answer(Exchange exchange, Reply reply) {
    switch (reply) {
      case Reply.Begun(RunId run, boolean repeated) ->
          answer(
              exchange,
              JsonNodeFactory.instance
                  .objectNode()
                  .put("run", run.value())
                  .put("repeated", repeated));
      case Reply.Refused(Reply.Reason reason, String sentence) -> {
        if (reason == Reply.Reason.UNAVAILABLE || reason == Reply.Reason.TOO_MANY) {
          throw new NotNowException(sentence);
        }
        answer(exchange, refused(sentence));
      }
      case Reply.Tried _ -> {}
    }
  }

  private static ObjectNode refused(String sentence) {
    return JsonNodeFactory.instance.objectNode().put("refused", sentence);
  }

  /** Tells a sender that waits for it; nothing of its message goes back. */
  private static void answer(Exchange exchange, ObjectNode answer) {
    if (ExchangeHelper.isOutCapable(exchange)) {
      exchange.getMessage().removeHeaders("*");
      exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
      exchange.getMessage().setBody(answer.toString());
    }
  }
}
