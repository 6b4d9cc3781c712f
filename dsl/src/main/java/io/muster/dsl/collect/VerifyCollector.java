// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.words.StepsWords;
import io.muster.dsl.words.VerifyWords;
import io.muster.runbook.Position;
import io.muster.runbook.StepId;
import io.muster.runbook.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Collects what stands in {@code verify}. */
final class VerifyCollector implements VerifyWords {

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final List<Draft> drafts = new ArrayList<>();
  private int webAddresses;
  private int calls;

  /** The verifications, called by what they look at and, where that is not unique, by a number. */
  List<Verification> verifications(StepId parent) {
    Set<String> taken = new HashSet<>();
    List<Verification> verifications = new ArrayList<>();
    for (Draft draft : drafts) {
      String name = draft.name;
      for (int number = 2; !taken.add(name); number++) {
        name = draft.name + "-" + number;
      }
      verifications.add(draft.verification.apply(parent.child(name)));
    }
    return List.copyOf(verifications);
  }

  @Override
  public void tools(Position at, String vm, Times times) {
    add("tools-" + vm, id -> new Verification.Tools(id, at, vm, times.within(), every(times)));
  }

  @Override
  public void heartbeat(Position at, String vm, Times times) {
    add(
        "heartbeat-" + vm,
        id -> new Verification.Heartbeat(id, at, vm, times.within(), every(times)));
  }

  @Override
  public void address(Position at, String vm, Times times) {
    add("address-" + vm, id -> new Verification.Address(id, at, vm, times.within(), every(times)));
  }

  @Override
  public void tcp(Position at, String vm, Port port, Times times) {
    add(
        "tcp-" + vm + "-" + port.port(),
        id -> new Verification.Tcp(id, at, vm, port.port(), times.within(), every(times)));
  }

  @Override
  public void ping(Position at, String vm, Times times) {
    add("ping-" + vm, id -> new Verification.Ping(id, at, vm, times.within(), every(times)));
  }

  @Override
  public void http(Position at, String url, Status status, Times times) {
    add(
        "http-" + ++webAddresses,
        id ->
            new Verification.Http(
                id, at, url, status.status().orElse(200), times.within(), every(times)));
  }

  @Override
  public void guest(Position at, String vm, StepsWords.Program program, Times times) {
    add(
        "guest-" + vm,
        id ->
            new Verification.Guest(
                id, at, StepsCollector.program(vm, program), times.within(), every(times)));
  }

  @Override
  public void call(Position at, String uri, StepsWords.Message message, Times times) {
    add(
        "call-" + ++calls,
        id ->
            new Verification.Call(
                id,
                at,
                uri,
                message.method(),
                message.headers().orElse(Map.of()),
                message.body(),
                message.expect(),
                times.within(),
                every(times)));
  }

  private void add(String name, Function<StepId, Verification> verification) {
    drafts.add(new Draft(name, verification));
  }

  private static Duration every(Times times) {
    return times.every().orElse(EVERY);
  }

  private record Draft(String name, Function<StepId, Verification> verification) {}
}
