// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.dsl.language.Block;
import io.muster.dsl.language.Evaluation;
import io.muster.lab.words.FaultWords;
import io.muster.lab.words.LabFileWords;
import io.muster.lab.words.LabWords;
import io.muster.lab.words.Moment;
import io.muster.lab.words.SiteWords;
import io.muster.lab.words.VmTraits;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import io.muster.vsphere.TaskOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a lab file states, kept until the lab that it is about has been made. */
final class Statements implements LabFileWords, LabWords {

  /** What is needed to make a statement true: the world, and a way to tell that it cannot be. */
  record Subject(Draft draft, Names names, Evaluation places) {}

  /** One statement. */
  @FunctionalInterface
  interface Statement {
    void apply(Subject subject);
  }

  private static final int OK = 200;

  private final Problems problems;
  private final List<Statement> statements = new ArrayList<>();
  private @Nullable Position first;
  private @Nullable Instant start;

  Statements(Problems problems) {
    this.problems = problems;
  }

  Optional<Instant> start() {
    return Optional.ofNullable(start);
  }

  /** The world in which all of this is so; what cannot be goes to the problems. */
  World appliedTo(Runbook runbook, World fitted, Evaluation places) {
    Draft draft = new Draft(runbook, fitted);
    Subject subject = new Subject(draft, new Names(draft, problems), places);
    statements.forEach(statement -> statement.apply(subject));
    return draft.finished();
  }

  @Override
  public void lab(Position at, Block<LabWords> words) {
    if (first != null) {
      problems.add(
          Problem.of(Rule.DUPLICATE_WORD, at, "a lab file has one 'lab'")
              .hint("put all into the first")
              .related(first, "first here"));
    } else {
      first = at;
    }
    words.readInto(this);
  }

  @Override
  public void start(Position at, Moment moment) {
    start = moment.instant();
  }

  @Override
  public void takes(Position at, Taken taken) {
    take(TaskOperation.POWER_ON, taken.powerOn());
    take(TaskOperation.POWER_OFF, taken.powerOff());
    take(TaskOperation.SUSPEND, taken.suspend());
    take(TaskOperation.CREATE_SNAPSHOT, taken.createSnapshot());
    take(TaskOperation.REVERT_TO_SNAPSHOT, taken.revertToSnapshot());
    take(TaskOperation.REMOVE_SNAPSHOT, taken.removeSnapshot());
    take(TaskOperation.RECONFIGURE, taken.connectAdapter());
  }

  private void take(TaskOperation operation, Optional<Duration> duration) {
    duration.ifPresent(time -> statements.add(subject -> subject.draft().takes(operation, time)));
  }

  @Override
  public void vm(Position at, String name, VmTraits traits) {
    statements.add(
        subject -> {
          Runbook runbook = subject.draft().runbook();
          Position place = subject.places().place(at, "name");
          if (subject.names().isMachine(place, name) && Checks.traits(subject, at, traits)) {
            subject.draft().traits(runbook.sites().production(), name, traits);
            runbook
                .replica(name)
                .ifPresent(
                    declared ->
                        subject
                            .draft()
                            .traits(
                                runbook.sites().recovery(),
                                declared.replica(),
                                traits.asReplica()));
          }
        });
  }

  @Override
  public void web(Position at, String url, Answer answer) {
    statements.add(
        subject -> {
          List<String> servedBy = new ArrayList<>();
          List<String> names = answer.servedBy().orElse(List.of());
          for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Position place = subject.places().place(at, "servedBy[" + i + "]");
            if (subject.names().fitsVm(place, name)) {
              subject
                  .draft()
                  .sites()
                  .flatMap(site -> subject.draft().vms(site.name(), name))
                  .forEach(vm -> servedBy.add(vm.writer()));
            }
          }
          subject.draft().web(new Web(url, answer.status().orElse(OK), servedBy));
        });
  }

  @Override
  public void site(Position at, String name, Block<SiteWords> words) {
    statements.add(subject -> subject.names().isSite(subject.places().place(at, "name"), name));
    words.readInto(new SiteStatements(name, statements));
  }

  @Override
  public void faults(Block<FaultWords> words) {
    words.readInto(new FaultStatements(statements));
  }
}
