// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.dsl.print.Descriptions;
import io.muster.dsl.print.Secrets;
import io.muster.dsl.print.Times;
import io.muster.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Steps that are no machines. */
final class StepItems {

  private final Descriptions descriptions;
  private final String where;
  private final boolean critical;
  private final Change.Kind kind;

  /**
   * The steps of one place.
   *
   * @param where as in "in group 'web'"
   * @param critical whether a failure there stops the plan at all
   */
  StepItems(Descriptions descriptions, String where, boolean critical, Change.Kind kind) {
    this.descriptions = descriptions;
    this.where = where;
    this.critical = critical;
    this.kind = kind;
  }

  /** The items of a step: one, or one for each of its checks. */
  List<Item> of(Step step) {
    if (step instanceof Step.Verify verify) {
      return verify.verifications().stream().map(check -> CheckItems.of(check, where)).toList();
    }
    List<Aspect> aspects = new ArrayList<>(own(step));
    aspects.addAll(Options.of(step.options(), critical, descriptions));
    String what = descriptions.of(step);
    return List.of(
        new Item(
            kind,
            type(step),
            key(step),
            label(step) + " " + where,
            aspects,
            "there is a new step " + where + ": " + what,
            "a step " + where + " is gone: " + what));
  }

  private static String type(Step step) {
    return step.getClass().getSimpleName();
  }

  private String key(Step step) {
    return switch (step) {
      case Step.Wait _ -> "wait";
      case Step.Pause pause -> pause.text();
      case Step.Call call -> call.uri();
      case Step.Notify notice -> notice.uri();
      case Step.Guest guest -> guest.program().vm() + ":" + guest.program().path();
      default -> descriptions.action(step);
    };
  }

  private String label(Step step) {
    return switch (step) {
      case Step.Wait _ -> "the wait";
      case Step.Pause pause -> "the pause '" + pause.text() + "'";
      case Step.Call call -> "the call of '" + Secrets.hidden(call.uri()) + "'";
      case Step.Notify notice -> "the notice to '" + Secrets.hidden(notice.uri()) + "'";
      case Step.Guest guest -> "'" + guest.program().path() + "' in '" + guest.program().vm() + "'";
      default -> "'" + descriptions.action(step) + "'";
    };
  }

  private List<Aspect> own(Step step) {
    return switch (step) {
      case Step.Wait wait ->
          List.of(Aspect.of("now takes", wait.duration(), Times.text(wait.duration())));
      case Step.Pause pause ->
          List.of(
              Aspect.of("now says", pause.text(), Names.quoted(pause.text())),
              Aspect.of(
                  "now asks",
                  Set.copyOf(pause.approvers()),
                  pause.approvers().isEmpty()
                      ? "whoever may answer"
                      : Names.all(pause.approvers())),
              Aspect.of("now waits", pause.within(), Times.text(pause.within())),
              Aspect.of(
                  "without an answer is now followed by",
                  pause.otherwise(),
                  Names.quoted(pause.otherwise().word())));
      case Step.Call call ->
          Messages.of(call.uri(), call.method(), call.headers(), call.body(), call.expect());
      case Step.Notify notice ->
          List.of(
              Messages.address(notice.uri()),
              Aspect.of(
                  "now has subject",
                  notice.subject(),
                  notice.subject().map(Names::quoted).orElse("none")),
              Aspect.told("body", notice.body(), "now has another text"));
      case Step.Guest guest -> Messages.of(guest.program());
      default -> List.of(Aspect.of("is now", descriptions.action(step), key(step)));
    };
  }
}
