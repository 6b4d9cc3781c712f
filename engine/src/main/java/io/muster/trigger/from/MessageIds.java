// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.from;

import io.muster.journal.Seal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** What messages are known by: what their component says of them, the same at each delivery. */
final class MessageIds {

  private static final List<List<String>> HEADERS =
      List.of(
          List.of("JMSMessageID"),
          List.of("kafka.TOPIC", "kafka.PARTITION", "kafka.OFFSET"),
          List.of("CamelAwsSqsMessageId"),
          List.of("CamelSpringRabbitmqMessageId"),
          List.of("CamelCloudEventID"),
          List.of(Exchange.FILE_NAME, Exchange.FILE_LAST_MODIFIED, Exchange.FILE_LENGTH));

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:+/=@~-]{1,128}");

  private MessageIds() {}

  /** The id of a message; where its component has none, one that no other message has. */
  static String of(Exchange exchange) {
    String id =
        HEADERS.stream()
            .flatMap(headers -> together(exchange, headers).stream())
            .findFirst()
            .orElseGet(exchange::getExchangeId);
    return PLAIN.matcher(id).matches() ? id : "sha256:" + Seal.sha256(id);
  }

  private static Optional<String> together(Exchange exchange, List<String> headers) {
    boolean all = headers.stream().allMatch(it -> exchange.getMessage().getHeader(it) != null);
    return all
        ? Optional.of(
            headers.stream()
                .map(it -> String.valueOf(exchange.getMessage().getHeader(it)))
                .collect(Collectors.joining("/")))
        : Optional.empty();
  }
}
