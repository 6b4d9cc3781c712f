// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint;

import io.muster.config.ReplicationCall;
import io.muster.config.ReplicationSettings;
import io.muster.replica.RestorePoint;
import io.muster.replication.MountedDisks;
import io.muster.replication.Production;
import io.muster.replication.Replicated;
import io.muster.replication.Replication;
import io.muster.replication.ReplicationFault;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;

/**
 * Replication by whatever Camel can call: each call goes to the URI that the configuration names,
 * as {@code docs/replication.md} describes.
 */
public final class EndpointReplication implements Replication, AutoCloseable {

  private final ReplicationSettings settings;
  private final Addresses addresses;
  private final Sender sender;

  /** Tells the calls made here from those of another process. */
  private final String maker = UUID.randomUUID().toString();

  private final AtomicLong calls = new AtomicLong();

  /**
   * Nothing is called before it is needed. The context's HTTP components lose their own repetition
   * of requests.
   *
   * @param camel started, and stopped after this is closed
   * @throws ReplicationFault when Camel lacks a component that an address names
   */
  public EndpointReplication(ReplicationSettings settings, CamelContext camel) {
    this.settings = settings;
    this.addresses = new Addresses(settings, camel);
    this.sender = new Sender(camel, addresses, settings.within());
  }

  @Override
  public List<RestorePoint> points(Replicated replica) {
    Request request = once(ReplicationCall.POINTS, replica, Map.of());
    return asked(request).stream().sorted(Comparator.comparing(RestorePoint::created)).toList();
  }

  @Override
  public RestorePoint pointAt(Replicated replica, Instant instant) {
    Request request =
        once(ReplicationCall.POINT_AT, replica, Map.of("instant", instant.toString()));
    List<RestorePoint> points = asked(request);
    if (points.isEmpty()) {
      throw conversation(request)
          .fault(
              "NoRestorePoint",
              true,
              "it has no restore point of %s; choose another instant".formatted(instant),
              null);
    }
    RestorePoint point = one(request, points);
    if (point.created().isAfter(instant)) {
      throw conversation(request)
          .bad(request, "field 'points[0].created' is after the instant asked for, " + instant);
    }
    return point;
  }

  @Override
  public void hold(Replicated replica) {
    tell(ReplicationCall.HOLD, replica, Map.of());
  }

  @Override
  public void resume(Replicated replica) {
    tell(ReplicationCall.RESUME, replica, Map.of());
  }

  @Override
  public RestorePoint sync(Replicated replica, String key) {
    Request request = new Request(ReplicationCall.SYNC, replica, key, Map.of("key", key));
    return one(request, asked(request));
  }

  @Override
  public void recover(Replicated replica, RestorePoint point) {
    tell(ReplicationCall.RECOVER, replica, Map.of("point", Request.point(point)));
  }

  @Override
  public boolean converts() {
    return addresses.has(ReplicationCall.CONVERT);
  }

  @Override
  public void convert(Replicated replica, MountedDisks disks) {
    tell(
        ReplicationCall.CONVERT,
        replica,
        Map.of("mountHost", Request.mountHost(disks), "disks", disks.paths()));
  }

  @Override
  public void discard(Replicated replica) {
    tell(ReplicationCall.DISCARD, replica, Map.of());
  }

  @Override
  public void release(Replicated replica) {
    tell(ReplicationCall.RELEASE, replica, Map.of());
  }

  @Override
  public void prepare(Replicated replica, Production production, Phase phase) {
    if (addresses.has(ReplicationCall.PREPARE)) {
      tell(ReplicationCall.PREPARE, replica, details(production, phase));
    }
  }

  @Override
  public void transfer(Replicated replica, Production production, Phase phase) {
    tell(ReplicationCall.TRANSFER, replica, details(production, phase));
  }

  @Override
  public void restore(Replicated replica) {
    tell(ReplicationCall.RESTORE, replica, Map.of());
  }

  @Override
  public void forget(Replicated replica, Production production) {
    if (addresses.has(ReplicationCall.FORGET)) {
      tell(ReplicationCall.FORGET, replica, details(production));
    }
  }

  @Override
  public void adopt(Replicated replica, Production production) {
    tell(ReplicationCall.ADOPT, replica, details(production));
  }

  @Override
  public void reverse(Replicated replica) {
    tell(ReplicationCall.REVERSE, replica, Map.of());
  }

  private static Map<String, Object> details(Production production) {
    return Map.of("production", Request.production(production));
  }

  private static Map<String, Object> details(Production production, Phase phase) {
    return Map.of(
        "production",
        Request.production(production),
        "phase",
        phase.name().toLowerCase(Locale.ROOT));
  }

  private void tell(ReplicationCall call, Replicated replica, Map<String, Object> details) {
    conversation(once(call, replica, details)).end();
  }

  /**
   * A call without a name of its own: its repetitions are known to be the same while it is made,
   * and the next one is another, because a replica is held and recovered more than once in its
   * life.
   */
  private Request once(ReplicationCall call, Replicated replica, Map<String, Object> details) {
    String key = maker + "/" + calls.incrementAndGet();
    return new Request(call, replica, key, details);
  }

  private List<RestorePoint> asked(Request request) {
    Conversation conversation = conversation(request);
    return conversation
        .end()
        .points()
        .orElseThrow(() -> conversation.bad(request, "field 'points' is missing"));
  }

  private RestorePoint one(Request request, List<RestorePoint> points) {
    if (points.size() != 1) {
      throw conversation(request)
          .bad(request, "field 'points' has %d points instead of one".formatted(points.size()));
    }
    return points.getFirst();
  }

  private Conversation conversation(Request request) {
    if (!settings.kinds().contains(request.replica().kind())) {
      throw new ReplicationFault(
          "NotConfigured",
          true,
          "setting 'replication.%s.kinds' does not name '%s', the kind of '%s'; add it"
              .formatted(
                  settings.name(), request.replica().kind().word(), request.replica().replica()),
          null);
    }
    return new Conversation(settings.name(), sender, request);
  }

  /** Gives back what calls have used; the Camel context stays. */
  @Override
  public void close() {
    sender.close();
  }
}
