// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import io.muster.run.Actor;
import io.muster.run.RunId;
import io.muster.runbook.StepId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Message;

/**
 * What a message asks for. An option of the endpoint counts before a header, so that what a route
 * says cannot be changed by what is sent to it.
 */
final class Asked {

  /** The longest text that is taken from a message. */
  private static final int LONGEST = 2_000;

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final RunbookEndpoint endpoint;
  private final Message message;

  Asked(RunbookEndpoint endpoint, Message message) {
    this.endpoint = endpoint;
    this.message = message;
  }

  RunId run() throws RunbookException {
    return new RunId(required("run", endpoint.getCall().getRun(), RunbookHeaders.RUN));
  }

  String choice() throws RunbookException {
    return required("choice", endpoint.getCall().getChoice(), RunbookHeaders.CHOICE);
  }

  Instant to() throws RunbookException {
    String text = required("to", endpoint.getCall().getTo(), RunbookHeaders.TO);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw RunbookException.invalid(
          "'%s' is no instant; write one such as 2026-11-21T02:00:00Z".formatted(text));
    }
  }

  Optional<StepId> step() throws RunbookException {
    return text(endpoint.getCall().getStep(), RunbookHeaders.STEP).map(StepId::new);
  }

  /** Who asks, and why; the Camel context where nobody is named. */
  Actor by() throws RunbookException {
    Optional<String> name = text(endpoint.getCall().getBy(), RunbookHeaders.BY);
    return new Actor(
        name.orElse(endpoint.getCamelContext().getName()),
        text(endpoint.getCall().getReason(), RunbookHeaders.REASON).orElse(""));
  }

  /** The same, where somebody has to be named. */
  Actor answerer() throws RunbookException {
    required("by", endpoint.getCall().getBy(), RunbookHeaders.BY);
    return by();
  }

  Set<String> machines() throws RunbookException {
    if (endpoint.getStart().getMachines().isEmpty()
        && message.getHeader(RunbookHeaders.MACHINES) instanceof Collection<?> names) {
      Set<String> machines = new LinkedHashSet<>();
      for (Object name : names) {
        machines.add(checked(RunbookHeaders.MACHINES, String.valueOf(name)));
      }
      return machines;
    }
    return text(endpoint.getStart().getMachines(), RunbookHeaders.MACHINES).stream()
        .flatMap(names -> Stream.of(names.split(",")))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The values of the runbook's parameters: of the header, and of a body that is a map. */
  Map<String, String> parameters() throws RunbookException {
    Map<String, String> parameters = new LinkedHashMap<>();
    put(parameters, message.getHeader(RunbookHeaders.PARAMETERS));
    put(parameters, message.getBody());
    return parameters;
  }

  private static void put(Map<String, String> parameters, Object values) throws RunbookException {
    if (values instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String name = checked("a parameter's name", String.valueOf(entry.getKey()));
        if (!(entry.getValue() instanceof CharSequence
            || entry.getValue() instanceof Number
            || entry.getValue() instanceof Boolean
            || entry.getValue() instanceof Instant)) {
          throw RunbookException.invalid(
              "parameter '%s' is no text, number, boolean or instant; pass one of these"
                  .formatted(name));
        }
        parameters.put(name, checked("parameter '" + name + "'", entry.getValue().toString()));
      }
    }
  }

  private String required(String option, String value, String header) throws RunbookException {
    return text(value, header)
        .orElseThrow(
            () ->
                RunbookException.invalid(
                    "operation '%s' of '%s' needs '%s'; give the option %s or the header %s"
                        .formatted(
                            endpoint.getCall().getOperation(),
                            endpoint.getName(),
                            option,
                            option,
                            header)));
  }

  private Optional<String> text(String option, String header) throws RunbookException {
    if (!option.isEmpty()) {
      return Optional.of(option);
    }
    String value = message.getHeader(header, String.class);
    return value == null || value.isBlank()
        ? Optional.empty()
        : Optional.of(checked(header, value.strip()));
  }

  private static String checked(String what, String text) throws RunbookException {
    if (text.length() > LONGEST || CONTROL.matcher(text).find()) {
      throw RunbookException.invalid(
          "%s is longer than %d characters or has control characters; send a plain text"
              .formatted(what, LONGEST));
    }
    return text;
  }
}
