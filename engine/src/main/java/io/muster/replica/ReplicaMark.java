// SPDX-License-Identifier: Apache-2.0
package io.muster.replica;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Muster writes onto a replica, as a custom attribute of its VM, so that the vCenter itself
 * tells in which state the replica is. A replica without it is Ready. A custom attribute outlives a
 * revert to a snapshot.
 *
 * @param drill whether it runs in the isolated networks, for a drill
 * @param since when the state was reached, or the operation was begun
 * @param run the run that did it
 * @param point the restore point's name
 * @param networks the network that each adapter, by its key, was connected to before
 */
public record ReplicaMark(
    State state,
    boolean drill,
    Instant since,
    String run,
    String point,
    Map<Integer, String> networks) {

  /** The name of the custom attribute. */
  public static final String ATTRIBUTE = "muster.replica";

  private static final Pattern FORMAT =
      Pattern.compile(
          "state=(?<state>\\S+) drill=(?<drill>true|false) since=(?<since>\\S+) run=(?<run>\\S*) point=(?<point>\\S*)"
              + " networks=(?<networks>(?:-?\\d{1,10}:[^\\s:,]*(?:,|$))*)");

  /** The attribute's value, one line that people can read too. */
  public String format() {
    String adapters =
        networks.entrySet().stream()
            .map(entry -> entry.getKey() + ":" + encode(entry.getValue()))
            .collect(Collectors.joining(","));
    return "state=%s drill=%s since=%s run=%s point=%s networks=%s"
        .formatted(encode(state.word()), drill, since, encode(run), encode(point), adapters);
  }

  /** Reads the attribute's value; empty when Muster did not write it. */
  public static Optional<ReplicaMark> parse(String value) {
    Matcher parts = FORMAT.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      boolean drill = Boolean.parseBoolean(parts.group("drill"));
      Instant since = Instant.parse(parts.group("since"));
      String run = decode(parts.group("run"));
      String point = decode(parts.group("point"));
      Map<Integer, String> networks = networks(parts.group("networks"));
      return State.of(decode(parts.group("state")))
          .map(state -> new ReplicaMark(state, drill, since, run, point, networks));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<Integer, String> networks(String text) {
    Map<Integer, String> networks = new LinkedHashMap<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(",")) {
      String[] pair = part.split(":", 2);
      networks.put(Integer.valueOf(pair[0]), decode(pair[1]));
    }
    return networks;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
