// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.run.PlanSteps;
import io.muster.runbook.Step;
import io.muster.runbook.Verification;

/** What a step does, in the words of the language. */
final class StepWords {

  private StepWords() {}

  static String of(PlanSteps.Entry entry) {
    return entry.verification().map(StepWords::of).orElseGet(() -> of(entry.step()));
  }

  private static String of(Step step) {
    return switch (step) {
      case Step.Vm vm -> vm.operation().word();
      case Step.Verify _ -> "verify";
      case Step.Wait _ -> "wait";
      case Step.Pause _ -> "pause";
      case Step.Call _ -> "call";
      case Step.Notify _ -> "notify";
      case Step.Guest _ -> "guest";
      case Step.Perform _ -> "perform";
      case Step.Power power -> power.action().word();
      case Step.Snapshot snapshot -> snapshot.action().word();
      case Step.Connection connection -> connection.word();
      case Step.SwitchTime _ -> "switchover";
    };
  }

  private static String of(Verification check) {
    return switch (check) {
      case Verification.Tools _ -> "tools";
      case Verification.Heartbeat _ -> "heartbeat";
      case Verification.Address _ -> "address";
      case Verification.Tcp tcp -> "tcp " + tcp.port();
      case Verification.Ping _ -> "ping";
      case Verification.Http http -> "http " + http.url();
      case Verification.Guest _ -> "guest";
      case Verification.Call _ -> "call";
    };
  }
}
