// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Block;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.Position;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What stands in {@code before} and {@code after}, and between the machines of a group. */
@Words("Steps, which are done one after the other.")
public interface StepsWords {

  @Word(text = "Waits a fixed time.", example = "wait 30.seconds")
  void wait(Position at, Duration time);

  @Word(
      text =
          "Checks that have to hold. In a group they run when the machines written before them are up.",
      example = "verify { tcp 'db01', port: 5432, within: 5.minutes }")
  void verify(Position at, Block<VerifyWords> body);

  @Word(
      text = "Sends a message to any Camel producer; the step fails when the call does.",
      example =
          "call 'https://status.example.com/api/incident', method: 'POST', body: [state: 'dr']")
  void call(Position at, String uri, Call call);

  @Word(
      text = "Tells people through any Camel producer.",
      example = "notify 'smtp:dr-team@example.com', subject: 'ERP runs in Frankfurt'")
  void notify(Position at, String uri, Notice notice);

  @Word(text = "Powers a VM on.", example = "powerOn 'gateway', site: 'frankfurt'")
  void powerOn(Position at, String vm, Power power);

  @Word(
      text = "Powers a VM off at once, without asking its guest.",
      example = "powerOff 'test-web', site: 'frankfurt'")
  void powerOff(Position at, String vm, Power power);

  @Word(
      text =
          "Asks the guest of a VM to shut down, and powers it off when it has not done so in time.",
      example = "shutdown 'test-web', timeout: 5.minutes")
  void shutdown(Position at, String vm, Power power);

  @Word(text = "Suspends a VM.", example = "suspend 'test-web', site: 'frankfurt'")
  void suspend(Position at, String vm, Power power);

  /** The arguments of {@code call}. */
  record Call(
      @Argument("The method, for an HTTP endpoint.") Optional<String> method,
      @Argument("The headers of the message.") Optional<Map<String, String>> headers,
      @Argument("The message: a text, or a map or list that is sent as JSON.")
          Optional<Object> body,
      @Argument("The text or status that the answer has to be.") Optional<Object> expect,
      @Argument("How long one attempt may take.") Optional<Duration> timeout,
      @Argument("How often it is tried again after a failure; 0 where it is not given.")
          Optional<Integer> retries,
      @Argument("Whether its failure stops the plan; true where it is not given.")
          Optional<Boolean> critical) {}

  /** The arguments of {@code notify}. */
  record Notice(
      @Argument("The subject of the message.") Optional<String> subject,
      @Argument("The text of the message.") Optional<String> body,
      @Argument("How long one attempt may take.") Optional<Duration> timeout,
      @Argument("How often it is tried again after a failure; 0 where it is not given.")
          Optional<Integer> retries,
      @Argument("Whether its failure stops the plan; true where it is not given.")
          Optional<Boolean> critical) {}

  /** The arguments of the power steps. */
  record Power(
      @Argument(
              "The site where the VM is; wherever exactly one VM has the name where it is not given.")
          Optional<String> site,
      @Argument("How long one attempt may take.") Optional<Duration> timeout,
      @Argument("How often it is tried again after a failure; 0 where it is not given.")
          Optional<Integer> retries,
      @Argument("Whether its failure stops the plan; true where it is not given.")
          Optional<Boolean> critical) {}
}
