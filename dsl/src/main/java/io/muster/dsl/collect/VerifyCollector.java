// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.words.VerifyWords;
import io.muster.runbook.Position;
import io.muster.runbook.StepId;
import io.muster.runbook.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Collects what stands in {@code verify}. */
final class VerifyCollector implements VerifyWords {

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final List<Draft> drafts = new ArrayList<>();
  private int webAddresses;

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
    add(
        "tools-" + vm,
        id -> new Verification.Tools(id, at, vm, times.within(), every(times.every())));
  }

  @Override
  public void address(Position at, String vm, Times times) {
    add(
        "address-" + vm,
        id -> new Verification.Address(id, at, vm, times.within(), every(times.every())));
  }

  @Override
  public void tcp(Position at, String vm, Tcp tcp) {
    add(
        "tcp-" + vm + "-" + tcp.port(),
        id -> new Verification.Tcp(id, at, vm, tcp.port(), tcp.within(), every(tcp.every())));
  }

  @Override
  public void http(Position at, String url, Http http) {
    add(
        "http-" + ++webAddresses,
        id ->
            new Verification.Http(
                id, at, url, http.status().orElse(200), http.within(), every(http.every())));
  }

  private void add(String name, Function<StepId, Verification> verification) {
    drafts.add(new Draft(name, verification));
  }

  private static Duration every(Optional<Duration> written) {
    return written.orElse(EVERY);
  }

  private record Draft(String name, Function<StepId, Verification> verification) {}
}
