// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.lab.Statements.Subject;
import io.muster.lab.words.FaultWords;
import io.muster.lab.words.VmTraits;
import io.muster.runbook.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the values of a statement can be. */
final class Checks {

  private static final int LAST_PORT = 65_535;

  private static final List<String> METHODS =
      List.of(
          "virtualMachines",
          "virtualMachine",
          "networks",
          "powerOn",
          "powerOff",
          "suspend",
          "shutdownGuest",
          "createSnapshot",
          "revertToSnapshot",
          "removeSnapshot",
          "removeAllSnapshots",
          "snapshotDisks",
          "connectAdapter",
          "disconnectAdapter",
          "createVm",
          "copyDisk",
          "deleteDisk",
          "attachDisk",
          "detachDisk",
          "datastores",
          "guestCards",
          "runProgram",
          "exitCode",
          "setCustomValue",
          "recentTask",
          "points",
          "pointAt",
          "hold",
          "resume",
          "sync",
          "recover",
          "discard",
          "release",
          "prepare",
          "transfer",
          "restore",
          "forget",
          "adopt",
          "reverse");

  private Checks() {}

  static boolean traits(Subject subject, Position at, VmTraits traits) {
    Names names = subject.names();
    boolean network =
        traits.network().isEmpty()
            || names.isNetwork(place(subject, at, "network"), traits.network().get());
    boolean records =
        names.holds(
            traits.records().orElse(1) >= 0,
            place(subject, at, "records"),
            "'records' cannot be below 0");
    return network && records && ports(subject, at, traits.ports().orElse(List.of()));
  }

  private static boolean ports(Subject subject, Position at, List<Integer> ports) {
    boolean fine = true;
    for (int i = 0; i < ports.size(); i++) {
      int port = ports.get(i);
      fine &=
          subject
              .names()
              .holds(
                  port > 0 && port <= LAST_PORT,
                  place(subject, at, "ports[" + i + "]"),
                  "%d is no TCP port; they go from 1 to %d".formatted(port, LAST_PORT));
    }
    return fine;
  }

  static boolean refusal(Subject subject, Position at, String method, FaultWords.Refused refused) {
    Names names = subject.names();
    Stream<Boolean> all =
        Stream.of(
            names.isOneOf(
                METHODS.stream(), place(subject, at, "method"), method, "method", "methods are"),
            names.fitsVm(place(subject, at, "of"), refused.of()),
            siteFits(subject, at, refused.site()),
            names.holds(
                refused.times().orElse(1) > 0,
                place(subject, at, "times"),
                "'times' has to be above 0"),
            names.holds(
                refused.chance().orElse(1.0) >= 0 && refused.chance().orElse(1.0) <= 1,
                place(subject, at, "chance"),
                "'chance' goes from 0 to 1"));
    return all.reduce(true, (a, b) -> a && b);
  }

  private static boolean siteFits(Subject subject, Position at, Optional<String> site) {
    return site.isEmpty() || subject.names().fitsSite(place(subject, at, "site"), site.get());
  }

  private static Position place(Subject subject, Position at, String argument) {
    return subject.places().place(at, argument);
  }
}
