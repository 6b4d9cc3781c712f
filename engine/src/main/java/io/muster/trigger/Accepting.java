// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger;

import io.muster.config.ConfigurationException;
import io.muster.engine.Confirmation;
import io.muster.engine.Desk;
import io.muster.engine.InvalidRequestException;
import io.muster.engine.RunRefusedException;
import io.muster.engine.RunRequest;
import io.muster.engine.Terms;
import io.muster.journal.JournalException;
import io.muster.journal.ReplicaTakenException;
import io.muster.journal.RunExistsException;
import io.muster.problem.InvalidRunbookException;
import io.muster.problem.Problem;
import io.muster.problem.Severity;
import io.muster.run.Question;
import io.muster.run.RunId;
import io.muster.runbook.Runbook;
import io.muster.runbook.Trigger;
import io.muster.vsphere.VSphereFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way from a message to a run. The name of the run is made of the trigger and the message,
 * and the journal takes it once; so however often a message comes, to whichever node, there is one
 * run at most.
 */
public final class Accepting {

  private static final Logger LOG = LoggerFactory.getLogger(Accepting.class);

  /** The longest sentence, in characters. */
  private static final int LONGEST = 500;

  private final Desk desk;
  private final List<String> approvers;
  private final Consumer<String> told;

  /**
   * @param approvers who lets a run go on that asks before it begins; empty means whoever may
   *     answer
   * @param told a line for what becomes of a message
   */
  public Accepting(Desk desk, List<String> approvers, Consumer<String> told) {
    this.desk = desk;
    this.approvers = List.copyOf(approvers);
    this.told = told;
  }

  /** Writes the run of a message down, unless that was done or must not be. */
  public Reply accept(Message message) {
    RunId run = message.run();
    Reply reply;
    try {
      reply = isThere(run) ? new Reply.Begun(run, true) : start(message);
      if (reply instanceof Reply.Refused && isThere(run)) {
        // why: another delivery was faster, and what it began is why this one cannot
        reply = new Reply.Begun(run, true);
      }
    } catch (JournalException unwritten) {
      reply = refused(Reply.Reason.UNAVAILABLE, String.valueOf(unwritten.getMessage()));
    }
    told.accept(line(message, reply));
    return reply;
  }

  private boolean isThere(RunId run) {
    return desk.journal().find(run).isPresent();
  }

  private Reply start(Message message) {
    try {
      Runbook runbook = desk.runbook(message.trigger().runbook(), message.parameters());
      if (!message.trigger().isIn(runbook)) {
        return new Reply.Refused(
            Reply.Reason.UNAVAILABLE, "the runbook has just changed; send it again");
      }
      return new Reply.Begun(desk.start(request(message, runbook)).id(), false);
    } catch (RunExistsException _) {
      return new Reply.Begun(message.run(), true);
    } catch (InvalidRunbookException invalid) {
      return refused(Reply.Reason.INVALID, sentences(invalid));
    } catch (InvalidRequestException invalid) {
      return refused(Reply.Reason.INVALID, String.valueOf(invalid.getMessage()));
    } catch (RunRefusedException | ReplicaTakenException against) {
      return refused(Reply.Reason.REFUSED, String.valueOf(against.getMessage()));
    } catch (ConfigurationException unreadable) {
      // why: the reason names files of this machine
      told.accept(message.trigger().words() + ": " + unreadable.getMessage());
      return refused(
          Reply.Reason.UNAVAILABLE, "the runbook cannot be read now; send it again later");
    } catch (VSphereFault | JournalException away) {
      return refused(Reply.Reason.UNAVAILABLE, String.valueOf(away.getMessage()));
    } catch (RuntimeException problem) {
      LOG.error("{}: its run cannot be started", message.trigger().words(), problem);
      return new Reply.Refused(
          Reply.Reason.UNAVAILABLE, "it cannot be started now; the log of the node says why");
    }
  }

  private RunRequest request(Message message, Runbook runbook) {
    Trigger trigger = message.trigger().trigger();
    Optional<Confirmation> confirmation =
        trigger.confirm()
            ? Optional.of(
                new Confirmation(
                    "%s asks for '%s' of runbook '%s'"
                        .formatted(
                            message.trigger().words(), trigger.runs().word(), runbook.name()),
                    approvers,
                    Question.USUAL))
            : Optional.empty();
    return new RunRequest(
        runbook,
        trigger.runs(),
        Set.of(),
        false,
        false,
        message.by(),
        new Terms(Optional.of(message.run()), Duration.ZERO, true, confirmation));
  }

  /** One line, however much of a message is repeated in it. */
  private static Reply refused(Reply.Reason reason, String why) {
    String line = why.replaceAll("\\p{Cntrl}+", " ");
    return new Reply.Refused(
        reason, line.length() > LONGEST ? line.substring(0, LONGEST) + ".." : line);
  }

  private static String sentences(InvalidRunbookException invalid) {
    return invalid.report().problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .map(Problem::message)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String line(Message message, Reply reply) {
    String trigger = message.trigger().words();
    return switch (reply) {
      case Reply.Begun(RunId run, boolean repeated) ->
          repeated
              ? "%s: message '%s' came again, and has started '%s' before"
                  .formatted(trigger, message.id(), run)
              : "%s: message '%s' has started '%s'".formatted(trigger, message.id(), run);
      case Reply.Refused(Reply.Reason _, String sentence) ->
          "%s: message '%s' was refused: %s".formatted(trigger, message.id(), sentence);
      case Reply.Tried _ -> "%s: tried".formatted(trigger);
    };
  }
}
