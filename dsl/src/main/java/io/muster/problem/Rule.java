// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * All rules that a text can break. The name of a rule is its id for ever: reports carry it, and
 * authors silence warnings by it.
 */
public enum Rule {
  // the file
  UNREADABLE_FILE("The file can be read."),
  NOT_UTF_8("The file is UTF-8 text."),
  TOO_LARGE("The text, and what its loops make, stays within the bounds of the language."),
  MISSING_RUNBOOK("A file declares a runbook."),

  // the syntax
  SYNTAX("The text is Groovy."),
  REFUSED_SYNTAX("The text uses only the part of Groovy that belongs to the language."),
  NO_EFFECT("Every line says something."),

  // words and values
  UNKNOWN_WORD("A block has only its own words."),
  MISPLACED_WORD("A word stands in the block it belongs to."),
  DUPLICATE_WORD("What can be said once in a block is said once."),
  MISSING_VALUE("A word has the values it needs."),
  SURPLUS_VALUE("A word has no more values than it takes."),
  MISSING_ARGUMENT("A word has the named arguments it needs."),
  UNKNOWN_ARGUMENT("A word has only the named arguments it takes."),
  DUPLICATE_ARGUMENT("An argument is given once."),
  MISSING_BLOCK("A word that describes something has its block."),
  SURPLUS_BLOCK("Only a word that describes something has a block."),
  WRONG_TYPE("A value has the type that its word or argument takes."),
  UNKNOWN_VALUE("A named value is one of those that its argument takes."),
  UNKNOWN_NAME("A name is a variable that has been declared."),
  UNKNOWN_MEMBER("A list or map has the member that is asked for."),
  UNKNOWN_UNIT("A duration has a unit that exists."),
  DUPLICATE_KEY("A map has each key once."),
  OUT_OF_RANGE("A number or duration is within its limits."),

  // the runbook
  INVALID_NAME("A name is not empty and can be part of a step's path."),
  INVALID_INSTANT("An instant has date, time and zone."),
  INVALID_ZONE("A time zone exists, and a time of day has one."),
  INVALID_CRON("The times of a drill are a cron expression of Quartz."),
  INVALID_ADDRESS_MAP("Subnets, gateways and name servers are addresses that fit together."),
  INVALID_PARAMETER("A parameter has a value of its type."),
  UNKNOWN_PARAMETER("A value is passed to a parameter that the runbook has."),
  MISSING_PARAMETER("A parameter that the text uses has a value."),
  INVALID_URI("An address is a web address or a Camel endpoint."),
  MISSING_SITES("A runbook names its two sites."),
  MISSING_FAILOVER("A runbook has a failover plan."),
  ONE_SITE("The production and the recovery site differ."),
  DUPLICATE_GROUP("A group has a name of its own in its plan."),
  DUPLICATE_MACHINE("A plan starts a machine once."),
  DUPLICATE_NETWORK("A network is mapped once."),
  DUPLICATE_REPLICA("A machine has one replica."),
  SHARED_REPLICA("A replica belongs to one machine."),
  UNDECLARED_REPLICA("A machine of a plan has a replica."),
  UNKNOWN_GROUP("A group waits for groups of its plan."),
  UNKNOWN_MACHINE("A verification looks at a machine that its plan starts."),
  GROUP_CYCLE("Groups do not wait for each other in a circle."),
  UNKNOWN_PROCEDURE("A procedure that is performed is declared."),
  DUPLICATE_PROCEDURE("A procedure has a name of its own."),
  PROCEDURE_CYCLE("A procedure does not perform itself in the end."),
  WRONG_MACHINE_WORD("A vApp is started by vapp, any other machine by vm."),
  EMPTY_VAPP("A vApp has VMs."),
  DUPLICATE_MEMBER("A VM is in one vApp, and once."),
  WRONG_MOUNT_HOST("A mount host is no machine of the runbook and no replica."),
  WRONG_RESTORE_POINT("A restore point is of a sort that the replica and the operation have."),
  NO_PLANNED_FAILOVER("A machine of a planned failover is of a kind that has one."),
  WRONG_FAILBACK_TARGET("Machines can be failed back to where the failback goes."),
  LIVE_OVERLAP("A plan does not run a replica in a live network beside its running source."),
  LIVE_DRILL("Every network that a drill needs has a test network."),
  WRONG_CHOICE("A decision offers what the state of the replicas allows."),
  DUPLICATE_RULE("An outcome of the checks decides one thing."),
  MISSING_LIMIT("A decision that people may have to take has a time limit."),
  DUPLICATE_PARAMETER("A parameter has a name of its own."),
  DUPLICATE_TRIGGER("A trigger has an address of its own."),
  UNCONFIRMED_TRIGGER("A plan that discards data is not started without being confirmed."),
  INVALID_TRIGGER("A trigger says what starts it in a way that can happen."),
  EMPTY_GROUP("A group has machines or steps."),
  EMPTY_PROCEDURE("A procedure has steps."),
  NO_MACHINES("A plan starts machines."),
  LIVE_TEST_NETWORK("A test network is no live network."),
  NO_UNDO(Severity.WARNING, "Under onFailure undo every step can be taken back."),
  SECRET_IN_TEXT(Severity.WARNING, "A secret is kept in the configuration, not in the text."),
  RTO_TOO_SHORT(Severity.WARNING, "The plan's own delays and waits leave room within the rto."),

  // warnings that the text silences
  MALFORMED_ALLOWANCE("What silences a warning names it and gives a reason."),
  UNKNOWN_RULE("What silences a warning names a rule that exists."),
  NOT_SILENCEABLE("An error cannot be silenced."),
  UNUSED_ALLOWANCE(Severity.WARNING, "What silences a warning has a warning to silence."),

  // several runbooks
  DUPLICATE_RUNBOOK("A runbook has a name of its own."),
  SHARED_MACHINE(Severity.WARNING, "A machine is failed over by one runbook.");

  private final Severity severity;
  private final String text;

  Rule(String text) {
    this(Severity.ERROR, text);
  }

  Rule(Severity severity, String text) {
    this.severity = severity;
    this.text = text;
  }

  /** The rule with this id. */
  public static Optional<Rule> of(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** The id, such as {@code unknown-word}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether breaking it keeps a text from being loaded. */
  public Severity severity() {
    return severity;
  }

  /** Whether a text can say that it breaks this rule on purpose. */
  public boolean isSilenceable() {
    return severity == Severity.WARNING && this != UNUSED_ALLOWANCE;
  }

  /** What holds in a text that keeps the rule, as a sentence. */
  public String text() {
    return text;
  }
}
