// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import io.muster.action.ReplicaStatus;
import io.muster.action.StepContext;
import io.muster.action.StepFailure;
import io.muster.problem.NearMiss;
import io.muster.replica.RestorePoint;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaOperation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Looks at a replica; the body becomes a map of what is seen. */
final class ReplicaStatusProducer extends DefaultProducer {

  private final ReplicaEndpoint endpoint;

  ReplicaStatusProducer(ReplicaEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  @Override
  public void process(Exchange exchange) {
    ReplicaStatus status =
        StepExchange.context(exchange)
            .map(this::status)
            .orElseGet(() -> endpoint.outside(Optional.empty(), this::status));
    exchange.getMessage().setBody(body(status));
  }

  private ReplicaStatus status(StepContext context) {
    List<ReplicaDeclaration> declared = context.runbook().replicas();
    String vm = endpoint.getVm();
    ReplicaDeclaration declaration =
        declared.stream()
            .filter(it -> it.source().equals(vm))
            .findFirst()
            .orElseThrow(
                () -> missing(vm, declared.stream().map(ReplicaDeclaration::source).toList()));
    return ReplicaStatus.of(context, declaration);
  }

  private static StepFailure missing(String vm, List<String> known) {
    return StepFailure.refused(
        "NotFound",
        "the runbook has no replica of '%s'; %s"
            .formatted(
                vm,
                NearMiss.hint(vm, known).orElse("it has those of " + String.join(", ", known))));
  }

  /** By the names of {@code muster replicas --output json}, instants as such. */
  private static Map<String, Object> body(ReplicaStatus status) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("machine", status.declaration().source());
    body.put("replica", status.declaration().replica());
    body.put("kind", status.declaration().kind().word());
    body.put("state", status.state().word());
    body.put("authority", status.valid());
    body.put(
        "allowed",
        status.allowed().stream().map(ReplicaOperation::word).collect(Collectors.toList()));
    List<Instant> points = status.points().stream().map(RestorePoint::created).toList();
    body.put("points", points);
    status.newest().ifPresent(point -> body.put("newest", point.created()));
    status.since().ifPresent(since -> body.put("since", since));
    status.problem().ifPresent(problem -> body.put("problem", problem));
    return body;
  }
}
