// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.dsl.print.Descriptions;
import io.muster.dsl.print.Secrets;
import io.muster.dsl.print.Times;
import io.muster.runbook.Verification;
import java.util.ArrayList;
import java.util.List;

/** Verifications. */
final class CheckItems {

  private CheckItems() {}

  /**
   * A check as an item.
   *
   * @param where as in "in group 'web'"
   */
  static Item of(Verification check, String where) {
    String what = Descriptions.of(check);
    List<Aspect> aspects = new ArrayList<>(own(check));
    aspects.add(Aspect.of("may now take", check.within(), Times.text(check.within())));
    aspects.add(Aspect.of("now looks every", check.every(), Times.text(check.every())));
    return new Item(
        Change.Kind.CHECK,
        type(check),
        key(check),
        label(check) + " " + where,
        aspects,
        where + ", it is now verified that " + what,
        where + ", it is no longer verified that " + what);
  }

  private static String type(Verification check) {
    return check.getClass().getSimpleName() + check.machine().orElse("");
  }

  private static String key(Verification check) {
    return switch (check) {
      case Verification.Tcp tcp -> tcp.vm() + ":" + tcp.port();
      case Verification.Http http -> http.url();
      case Verification.Call call -> call.uri();
      case Verification.Guest guest -> guest.program().vm() + ":" + guest.program().path();
      case Verification.Tools _,
          Verification.Heartbeat _,
          Verification.Address _,
          Verification.Ping _ ->
          check.machine().orElse("");
    };
  }

  private static String label(Verification check) {
    return switch (check) {
      case Verification.Tools v -> "the check of the tools of '" + v.vm() + "'";
      case Verification.Heartbeat v -> "the check of the heartbeat of '" + v.vm() + "'";
      case Verification.Address v -> "the check of the address of '" + v.vm() + "'";
      case Verification.Tcp v -> "the check of port " + v.port() + " of '" + v.vm() + "'";
      case Verification.Ping v -> "the ping of '" + v.vm() + "'";
      case Verification.Http v -> "the check of '" + Secrets.hidden(v.url()) + "'";
      case Verification.Guest v ->
          "the check by '" + v.program().path() + "' in '" + v.program().vm() + "'";
      case Verification.Call v -> "the check by '" + Secrets.hidden(v.uri()) + "'";
    };
  }

  private static List<Aspect> own(Verification check) {
    return switch (check) {
      case Verification.Tcp v -> List.of(Aspect.of("now tries port", v.port(), "" + v.port()));
      case Verification.Http v ->
          List.of(
              Messages.address(v.url()),
              Aspect.of("now expects", v.status(), "status " + v.status()));
      case Verification.Call v ->
          Messages.of(v.uri(), v.method(), v.headers(), v.body(), v.expect());
      case Verification.Guest v -> Messages.of(v.program());
      case Verification.Tools _,
          Verification.Heartbeat _,
          Verification.Address _,
          Verification.Ping _ ->
          List.of();
    };
  }
}
