// SPDX-License-Identifier: Apache-2.0
package io.muster.replica;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.runbook.ReplicaOperation;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Muster writes onto a replica, as a custom attribute of its VM, so that the vCenter itself
 * tells in which state the replica is. A replica without it is Ready. A custom attribute outlives a
 * revert to a snapshot.
 *
 * @param state the last one that was reached
 * @param begun the operation that has begun since and has not ended
 * @param drill whether it runs in the isolated networks, for a drill
 * @param since when the state was reached, or the operation was begun
 * @param run the run that did it
 * @param point the restore point's name
 * @param networks the network that each adapter, by its key, was connected to before
 * @param sourceStopped whether a planned failover has stopped a source that ran
 * @param back the VM that a failback writes into
 */
public record ReplicaMark(
    State state,
    Optional<ReplicaOperation> begun,
    boolean drill,
    Instant since,
    String run,
    String point,
    Map<Integer, String> networks,
    boolean sourceStopped,
    Optional<Back> back) {

  /**
   * The VM that a failback writes into.
   *
   * @param id its instance UUID
   * @param isNew whether the failback has made it
   */
  public record Back(String site, String name, String id, boolean isNew) {}

  /** The name of the custom attribute. */
  public static final String ATTRIBUTE = "muster.replica";

  /**
   * The custom attribute that names the VM at the production site which is replicated, where that
   * is another one than the runbook's since a failback was made final (domain.md, section 2.10).
   */
  public static final String ADOPTED = "muster.adopted";

  private static final Set<String> KEYS =
      Set.of(
          "state", "begun", "drill", "since", "run", "point", "networks", "sourceStopped", "back");

  /** That of a replica on which an operation begins that is Ready. */
  public static ReplicaMark ready(Instant now, String run) {
    return new ReplicaMark(
        State.READY, Optional.empty(), false, now, run, "", Map.of(), false, Optional.empty());
  }

  /** An operation has begun. */
  public ReplicaMark begun(ReplicaOperation operation, Instant now, String by) {
    return new ReplicaMark(
        state, Optional.of(operation), drill, now, by, point, networks, sourceStopped, back);
  }

  /** A state is reached; the operation goes on. */
  public ReplicaMark in(State reached) {
    return new ReplicaMark(reached, begun, drill, since, run, point, networks, sourceStopped, back);
  }

  /** The operation has ended. */
  public ReplicaMark ended(Instant now) {
    return new ReplicaMark(
        state, Optional.empty(), drill, now, run, point, networks, sourceStopped, back);
  }

  public ReplicaMark from(RestorePoint started, boolean forDrill) {
    return new ReplicaMark(
        state, begun, forDrill, since, run, started.name(), networks, sourceStopped, back);
  }

  /** No point has been chosen or made. */
  public ReplicaMark unsent() {
    return new ReplicaMark(state, begun, drill, since, run, "", networks, sourceStopped, back);
  }

  public ReplicaMark connectedTo(Map<Integer, String> before) {
    return new ReplicaMark(state, begun, drill, since, run, point, before, sourceStopped, back);
  }

  public ReplicaMark stoppingSource() {
    return new ReplicaMark(state, begun, drill, since, run, point, networks, true, back);
  }

  public ReplicaMark goingBack(Optional<Back> to) {
    return new ReplicaMark(state, begun, drill, since, run, point, networks, sourceStopped, to);
  }

  /** The attribute's value, one line that people can read too. */
  public String format() {
    StringBuilder text = new StringBuilder("state=" + encode(state.word()));
    begun.ifPresent(operation -> text.append(" begun=").append(operation.word()));
    text.append(
        " drill=%s since=%s run=%s point=%s".formatted(drill, since, encode(run), encode(point)));
    text.append(" networks=");
    text.append(
        networks.entrySet().stream()
            .map(entry -> entry.getKey() + ":" + encode(entry.getValue()))
            .collect(Collectors.joining(",")));
    text.append(sourceStopped ? " sourceStopped=true" : "");
    back.ifPresent(
        vm ->
            text.append(
                " back=%s:%s:%s:%s"
                    .formatted(encode(vm.site()), encode(vm.name()), encode(vm.id()), vm.isNew())));
    return text.toString();
  }

  /** Reads the attribute's value; empty when Muster did not write it. */
  public static Optional<ReplicaMark> parse(String value) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : value.split(" ", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length < 2 || !KEYS.contains(pair[0]) || parts.put(pair[0], pair[1]) != null) {
        return Optional.empty();
      }
    }
    try {
      return State.of(decode(parts.getOrDefault("state", ""))).map(state -> of(state, parts));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ReplicaMark of(State state, Map<String, String> parts) {
    return new ReplicaMark(
        state,
        Optional.ofNullable(parts.get("begun")).map(ReplicaMark::operation),
        truth(parts.getOrDefault("drill", "")),
        Instant.parse(parts.getOrDefault("since", "")),
        decode(parts.getOrDefault("run", "")),
        decode(parts.getOrDefault("point", "")),
        networks(parts.getOrDefault("networks", "")),
        truth(parts.getOrDefault("sourceStopped", "false")),
        Optional.ofNullable(parts.get("back")).map(ReplicaMark::back));
  }

  private static ReplicaOperation operation(String word) {
    return Arrays.stream(ReplicaOperation.values())
        .filter(operation -> operation.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word));
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Map<Integer, String> networks(String text) {
    Map<Integer, String> networks = new LinkedHashMap<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String[] pair = parts(part, 2);
      networks.put(Integer.valueOf(pair[0]), decode(pair[1]));
    }
    return networks;
  }

  private static Back back(String text) {
    String[] parts = parts(text, 4);
    return new Back(decode(parts[0]), decode(parts[1]), decode(parts[2]), truth(parts[3]));
  }

  private static String[] parts(String text, int count) {
    String[] parts = text.split(":", -1);
    if (parts.length != count) {
      throw new IllegalArgumentException(text);
    }
    return parts;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
