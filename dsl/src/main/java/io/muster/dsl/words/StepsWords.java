// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Block;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.PauseEnd;
import io.muster.runbook.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in {@code before}, {@code after} and {@code procedure}, and between the machines of a
 * group.
 */
@Words("Steps, which are done one after the other.")
public interface StepsWords {

  @Word(text = "Waits a fixed time.", example = "wait 30.seconds")
  void wait(Position at, Duration time, Tries tries, TakenBack back);

  @Word(
      text =
          "Checks that have to hold. In a group they run when the machines written before them are up.",
      example = "verify { tcp 'db01', port: 5432, within: 5.minutes }")
  void verify(Position at, Tries tries, TakenBack back, Block<VerifyWords> body);

  @Word(
      text = "Waits until somebody says that the plan may go on.",
      example =
          "pause 'Is the old site really down?', approvers: ['dr-leads'], within: 30.minutes,"
              + " otherwise: halt")
  void pause(Position at, String text, Pause pause, Tries tries, TakenBack back);

  @Word(
      text = "Sends a message to any Camel producer; the step fails when the call does.",
      example =
          "call 'https://status.example.com/api/incident', method: 'POST', body: [state: 'dr']")
  void call(Position at, String uri, Message message, Tries tries, TakenBack back);

  @Word(
      text = "Tells people through any Camel producer.",
      example = "notify 'smtp:dr-team@example.com', subject: 'ERP runs in Frankfurt'")
  void notify(Position at, String uri, Notice notice, Tries tries, TakenBack back);

  @Word(
      text = "Runs a program in a guest, through VMware Tools.",
      example = "guest 'db01', run: '/opt/dr/start.sh', args: ['--dr'], as: 'db-admin', expect: 0")
  void guest(Position at, String vm, Program program, Tries tries, TakenBack back);

  @Word(text = "Does the steps of a procedure.", example = "perform 'dns'")
  void perform(Position at, String procedure, Tries tries, TakenBack back);

  @Word(text = "Powers a VM on.", example = "powerOn 'gateway', site: 'frankfurt'")
  void powerOn(Position at, String vm, Where where, Tries tries, TakenBack back);

  @Word(
      text = "Powers a VM off at once, without asking its guest.",
      example = "powerOff 'test-web', site: 'frankfurt'")
  void powerOff(Position at, String vm, Where where, Tries tries, TakenBack back);

  @Word(
      text =
          "Asks the guest of a VM to shut down, and powers it off when it has not done so in time.",
      example = "shutdown 'test-web', timeout: 5.minutes")
  void shutdown(Position at, String vm, Where where, Tries tries, TakenBack back);

  @Word(text = "Suspends a VM.", example = "suspend 'test-web', site: 'frankfurt'")
  void suspend(Position at, String vm, Where where, Tries tries, TakenBack back);

  @Word(
      text = "Makes a snapshot of a VM.",
      example = "snapshot 'gateway', name: 'before failover', site: 'frankfurt'")
  void snapshot(Position at, String vm, NamedSnapshot snapshot, Tries tries, TakenBack back);

  @Word(
      text = "Takes a VM back to a snapshot: the current one where no name is given.",
      example = "revert 'gateway', name: 'before failover'")
  void revert(Position at, String vm, NamedSnapshot snapshot, Tries tries, TakenBack back);

  @Word(
      text = "Removes a snapshot of a VM: the current one where no name is given.",
      example = "removeSnapshot 'gateway', name: 'before failover'")
  void removeSnapshot(Position at, String vm, NamedSnapshot snapshot, Tries tries, TakenBack back);

  @Word(
      text = "Connects the network adapters of a VM.",
      example = "connect 'gateway', network: 'DR Network'")
  void connect(Position at, String vm, Adapters adapters, Tries tries, TakenBack back);

  @Word(
      text = "Disconnects the network adapters of a VM.",
      example = "disconnect 'db01', site: 'berlin'")
  void disconnect(Position at, String vm, Adapters adapters, Tries tries, TakenBack back);

  /** The arguments of {@code pause}. */
  record Pause(
      @Argument("The people or groups who may answer; whoever may run the plan where not given.")
          Optional<List<String>> approvers,
      @Argument("How long an answer is waited for.") Duration within,
      @Argument("What happens without an answer: go, halt or undo.") PauseEnd otherwise) {}

  /** The arguments of {@code call}. */
  record Message(
      @Argument("The method, for an HTTP endpoint.") Optional<String> method,
      @Argument("The headers of the message.") Optional<Map<String, String>> headers,
      @Argument("The message: a text, or a map or list that is sent as JSON.")
          Optional<Object> body,
      @Argument("The text or status that the answer has to be.") Optional<Object> expect) {}

  /** The arguments of {@code notify}. */
  record Notice(
      @Argument("The subject of the message.") Optional<String> subject,
      @Argument("The text of the message.") Optional<String> body) {}

  /** The arguments of {@code guest}. */
  record Program(
      @Argument("The path of the program in the guest.") String run,
      @Argument("Its arguments.") Optional<List<String>> args,
      @Argument(
              "The name of the guest's user in the configuration; the one that the configuration"
                  + " gives to the machine where it is not given.")
          Optional<String> as,
      @Argument("The exit code that means success; 0 where it is not given.")
          Optional<Integer> expect) {}

  /** The arguments of the power steps. */
  record Where(
      @Argument(
              "The site where the VM is; wherever exactly one VM has the name where it is not given.")
          Optional<String> site) {}

  /** The arguments of the snapshot steps. */
  record NamedSnapshot(
      @Argument("The name of the snapshot.") Optional<String> name,
      @Argument(
              "The site where the VM is; wherever exactly one VM has the name where it is not given.")
          Optional<String> site) {}

  /** The arguments of {@code connect} and {@code disconnect}. */
  record Adapters(
      @Argument("Only the adapters of this port group; all where it is not given.")
          Optional<String> network,
      @Argument(
              "The site where the VM is; wherever exactly one VM has the name where it is not given.")
          Optional<String> site) {}
}
