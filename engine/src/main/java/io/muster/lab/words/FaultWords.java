// SPDX-License-Identifier: Apache-2.0
package io.muster.lab.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Word;
import io.muster.runbook.Position;
import java.time.Duration;
import java.util.Optional;

/**
 * The words of {@code faults}. A name may hold {@code *} for any text. Each begins {@code after:} a
 * time from the start of the lab and goes on for {@code lasting:}; otherwise it is there always.
 */
public interface FaultWords {

  @Word(
      text = "A vCenter refuses a method on some VMs.",
      example = "refuse 'powerOn', of: 'web*', fault: 'InsufficientResourcesFault', times: 1")
  void refuse(Position at, String method, Refused refused);

  @Word(text = "VMware Tools of a VM never run.", example = "noTools 'app01_replica'")
  void noTools(Position at, String vm, When when);

  @Word(
      text =
          "Programs in the guest of a VM end with an exit code, and do nothing. A new address is given with 10 too, until the guest starts the next time; 11 says that it has no such network card.",
      example = "programEnds 'db01_replica', exitCode: 11, times: 1")
  void programEnds(Position at, String vm, Exit exit);

  @Word(
      text = "A vCenter's tasks take so many times as long.",
      example = "slow 'frankfurt', factor: 3, after: 5.minutes")
  void slow(Position at, String site, Slowness slowness);

  @Word(
      text = "A vCenter does not answer; its VMs run on.",
      example = "gone 'frankfurt', after: 2.minutes, lasting: 3.minutes")
  void gone(Position at, String site, When when);

  @Word(
      text = "A site cannot be reached, neither vCenter nor guests; both run on.",
      example = "partition 'berlin'")
  void partition(Position at, String site, When when);

  @Word(
      text = "A host stops, and its VMs with it.",
      example = "hostLost 'esx1.frankfurt', after: 1.minutes")
  void hostLost(Position at, String host, When when);

  @Word(
      text = "The storage of a site is full: it takes no snapshot and starts no VM.",
      example = "diskFull 'frankfurt'")
  void diskFull(Position at, String site, When when);

  /** When a fault is there. */
  record When(
      @Argument("The time from the start of the lab.") Optional<Duration> after,
      @Argument("How long it goes on.") Optional<Duration> lasting) {}

  /** The arguments of {@code programEnds}. */
  record Exit(
      @Argument("From 1 to 255.") int exitCode,
      @Argument("At most so often for each VM.") Optional<Integer> times,
      @Argument("The time from the start of the lab.") Optional<Duration> after,
      @Argument("How long it goes on.") Optional<Duration> lasting) {}

  /** The arguments of {@code slow}. */
  record Slowness(
      @Argument("How many times as long.") double factor,
      @Argument("The time from the start of the lab.") Optional<Duration> after,
      @Argument("How long it goes on.") Optional<Duration> lasting) {}

  /** The arguments of {@code refuse}. */
  record Refused(
      @Argument("The name of the VM.") String of,
      @Argument("The site; any if not given.") Optional<String> site,
      @Argument("VSphere's name of the fault; InsufficientResourcesFault if not given.")
          Optional<String> fault,
      @Argument(
              "Task, which is what is meant if not given, call, or answer: where the call is done and its answer lost.")
          Optional<Struck> strikes,
      @Argument("The chance of each call, from 0 to 1.") Optional<Double> chance,
      @Argument("At most so often for each VM.") Optional<Integer> times,
      @Argument("The time from the start of the lab.") Optional<Duration> after,
      @Argument("How long it goes on.") Optional<Duration> lasting) {}
}
