// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.Position;
import java.time.Duration;
import java.util.Optional;

/** What stands in {@code verify}: checks that run side by side. */
@Words("Checks that have to hold. They run side by side, each until it holds or its time is over.")
public interface VerifyWords {

  @Word(text = "VMware Tools run in the guest.", example = "tools 'db01', within: 5.minutes")
  void tools(Position at, String vm, Times times);

  @Word(
      text = "The heartbeat of the guest is green.",
      example = "heartbeat 'db01', within: 5.minutes")
  void heartbeat(Position at, String vm, Times times);

  @Word(text = "The guest reports an IP address.", example = "address 'db01', within: 5.minutes")
  void address(Position at, String vm, Times times);

  @Word(
      text = "A TCP port of the guest accepts a connection.",
      example = "tcp 'db01', port: 5432, within: 5.minutes")
  void tcp(Position at, String vm, Port port, Times times);

  @Word(text = "The guest answers a ping.", example = "ping 'db01', within: 5.minutes")
  void ping(Position at, String vm, Times times);

  @Word(
      text = "A web address answers with a status.",
      example = "http 'https://portal.example.com/health', status: 200, within: 10.minutes")
  void http(Position at, String url, Status status, Times times);

  @Word(
      text = "A program in the guest ends with the exit code that means success.",
      example = "guest 'db01', run: '/opt/dr/check.sh', within: 5.minutes")
  void guest(Position at, String vm, StepsWords.Program program, Times times);

  @Word(
      text = "A Camel producer gives the answer that is expected.",
      example = "call 'https://monitor.example.com/erp', expect: 'green', within: 5.minutes")
  void call(Position at, String uri, StepsWords.Message message, Times times);

  /** The times of a check. */
  record Times(
      @Argument("How long it may take until the check holds.") Duration within,
      @Argument("The time between two looks; 5 seconds where it is not given.")
          Optional<Duration> every) {}

  /** The arguments of {@code tcp}. */
  record Port(@Argument("The number of the port.") int port) {}

  /** The arguments of {@code http}. */
  record Status(
      @Argument("The status of the answer; 200 where it is not given.") Optional<Integer> status) {}
}
