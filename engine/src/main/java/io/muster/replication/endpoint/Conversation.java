// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint;

import io.muster.config.ReplicationCall;
import io.muster.replication.Replicated;
import io.muster.replication.ReplicationFault;
import io.muster.replication.endpoint.Fields.WrongField;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call from its request to its end: sent again while its answer is lost, and looked after while
 * it goes on.
 */
final class Conversation {

  private static final int ATTEMPTS = 6;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Set<Integer> LATER = Set.of(408, 425, 429, 500, 502, 503, 504);

  private final String name;
  private final Sender sender;
  private final Request request;
  private final Replicated replica;

  Conversation(String name, Sender sender, Request request) {
    this.name = name;
    this.sender = sender;
    this.request = request;
    this.replica = request.replica();
  }

  /** Returns when the work is done. */
  Answer end() {
    Answer answer = ask(request);
    Duration pause = FIRST_PAUSE;
    while (answer.look().isPresent()) {
      rest(pause, "it goes on there");
      pause = longer(pause);
      answer = ask(request.look(answer.look().get()));
    }
    return answer;
  }

  private Answer ask(Request asked) {
    if (!replica.time().now().isBefore(replica.deadline())) {
      throw fault("TimedOut", false, "there is no time left for it", null);
    }
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      try {
        return read(asked, sender.send(asked));
      } catch (NoAnswer e) {
        String reason = e.getMessage() == null ? "" : e.getMessage();
        if (attempt == ATTEMPTS) {
          throw fault("Unreachable", false, "%s, %d times".formatted(reason, attempt), e);
        }
        rest(pause, reason);
        pause = longer(pause);
      }
    }
  }

  private Answer read(Request asked, RawAnswer raw) throws NoAnswer {
    boolean good = raw.status() / 100 == 2;
    if (raw.tooLong()) {
      throw bad(asked, "it is longer than 1 MB");
    }
    if (good && raw.exitCode() == 0) {
      return success(asked, raw);
    }
    String reason =
        good
            ? "it ended with exit code " + raw.exitCode()
            : "it answered with status " + raw.status();
    try {
      AnswerReader.read(asked, raw.body());
    } catch (AnswerReader.Failed failed) {
      throw failed(asked, failed, !good && !LATER.contains(raw.status()));
    } catch (WrongField _) {
      // why: an answer of that status need not be ours, as when a proxy has written it
    }
    if (LATER.contains(raw.status())) {
      throw new NoAnswer(reason, null);
    }
    throw fault("Failed", !good && asked.call() != ReplicationCall.LOOK, reason, null);
  }

  private Answer success(Request asked, RawAnswer raw) {
    try {
      if (raw.body().length == 0 && raw.status() != 202) {
        return Answer.DONE;
      }
      return AnswerReader.read(asked, raw.body());
    } catch (AnswerReader.Failed failed) {
      throw failed(asked, failed, false);
    } catch (WrongField wrong) {
      throw bad(asked, String.valueOf(wrong.getMessage()));
    }
  }

  private ReplicationFault failed(
      Request asked, AnswerReader.Failed failed, boolean refusedByStatus) {
    boolean refused =
        failed.refused().orElse(refusedByStatus && asked.call() != ReplicationCall.LOOK);
    return fault(failed.fault(), refused, "it says: " + failed.getMessage(), failed);
  }

  /** The answer is not what the contract says; sending the call again would not help. */
  ReplicationFault bad(Request asked, String sentence) {
    return fault(
        "BadAnswer",
        true,
        "the answer to '%s' is not one: %s; see docs/replication.md"
            .formatted(asked.call().word(), sentence),
        null);
  }

  ReplicationFault fault(
      String fault, boolean refused, String sentence, @Nullable Throwable cause) {
    return new ReplicationFault(
        fault,
        refused,
        "replication '%s' has not done '%s' of '%s': %s"
            .formatted(name, request.call().word(), replica.replica(), sentence),
        cause);
  }

  private void rest(Duration pause, String reason) {
    if (!replica.time().now().plus(pause).isBefore(replica.deadline())) {
      throw fault(
          "TimedOut",
          false,
          "%s, and its time is over; it may still go on there, so look at '%s' before trying again"
              .formatted(reason, replica.replica()),
          null);
    }
    replica.time().sleep(pause);
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
