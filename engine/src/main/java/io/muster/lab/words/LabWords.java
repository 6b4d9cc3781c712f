// SPDX-License-Identifier: Apache-2.0
package io.muster.lab.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Block;
import io.muster.dsl.language.Word;
import io.muster.runbook.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The words of {@code lab}. */
public interface LabWords {

  @Word(
      text = "When the lab begins. Otherwise it begins at the instant of the first command.",
      example = "start '2026-11-21T09:00:00Z'")
  void start(Position at, Moment instant);

  @Word(
      text = "How long the operations of a vCenter take.",
      example = "takes powerOn: 5.seconds, revertToSnapshot: 20.seconds")
  void takes(Position at, Taken taken);

  @Word(
      text = "How a machine of the runbook behaves, its source and its replica alike.",
      example = "vm 'db01', boot: 2.minutes, ports: [22, 5432]")
  void vm(Position at, String name, VmTraits traits);

  @Word(
      text = "What a web address answers while the VMs behind it are up.",
      example = "web 'https://shop.example.com/', servedBy: ['web01_replica'], status: 200")
  void web(Position at, String url, Answer answer);

  @Word(
      text = "What differs at one site.",
      example = "site('frankfurt') { vm 'db01_replica', tools: never }")
  void site(Position at, String name, Block<SiteWords> words);

  @Word(
      text = "What goes wrong, and when.",
      example = "faults { slow 'frankfurt', factor: 3, after: 5.minutes }")
  void faults(Block<FaultWords> words);

  /** The arguments of {@code takes}: what a vCenter does for us. */
  record Taken(
      @Argument("Starting a VM.") Optional<Duration> powerOn,
      @Argument("Stopping a VM.") Optional<Duration> powerOff,
      @Argument("Suspending a VM.") Optional<Duration> suspend,
      @Argument("Making a snapshot.") Optional<Duration> createSnapshot,
      @Argument("Going back to a snapshot.") Optional<Duration> revertToSnapshot,
      @Argument("Removing a snapshot.") Optional<Duration> removeSnapshot,
      @Argument("Connecting an adapter to a network.") Optional<Duration> connectAdapter) {}

  /** The arguments of {@code web}. */
  record Answer(
      @Argument("The status of the answer; 200 if not given.") Optional<Integer> status,
      @Argument("The names of the VMs behind it.") Optional<List<String>> servedBy) {}
}
