// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.dsl.diff.Change.Kind;
import io.muster.dsl.print.Secrets;
import io.muster.dsl.print.Times;
import io.muster.runbook.AddressMapping;
import io.muster.runbook.DrillSchedule;
import io.muster.runbook.NetworkMapping;
import io.muster.runbook.Parameter;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What stands in a runbook beside its plans. */
final class RunbookItems {

  private final Runbook runbook;
  private final List<Item> items = new ArrayList<>();

  private RunbookItems(Runbook runbook) {
    this.runbook = runbook;
  }

  static List<Item> of(Runbook runbook) {
    RunbookItems all = new RunbookItems(runbook);
    all.head();
    all.objectives();
    runbook.networks().forEach(all::network);
    runbook.addresses().forEach(all::address);
    runbook.replicas().forEach(all::replica);
    runbook.parameters().forEach(all::parameter);
    runbook.drills().forEach(all::drill);
    return all.items;
  }

  private void head() {
    one(
        Kind.TITLE,
        "the runbook",
        Aspect.of("is now called", runbook.name(), quoted(runbook.name())));
    one(Kind.TITLE, "the title", Aspect.of("is now", runbook.title(), quoted(runbook.title())));
    one(Kind.TITLE, "the owner", optional("is now", runbook.owner(), Names::quoted));
    String production = runbook.sites().production();
    String recovery = runbook.sites().recovery();
    one(Kind.SITE, "the production site", Aspect.of("is now", production, quoted(production)));
    one(Kind.SITE, "the recovery site", Aspect.of("is now", recovery, quoted(recovery)));
  }

  private void objectives() {
    one(
        Kind.OBJECTIVE,
        "the recovery time aimed at",
        optional("is now", runbook.rto(), Times::text));
    one(
        Kind.OBJECTIVE,
        "the age that a restore point may have",
        optional("is now", runbook.rpo(), Times::text));
  }

  private void network(NetworkMapping map) {
    String label = "network '" + map.from() + "'";
    items.add(
        new Item(
            Kind.NETWORK,
            "network " + map.from(),
            map.from(),
            label,
            List.of(
                Aspect.of("now goes to", map.to(), quoted(map.to())),
                Aspect.of(
                    "in drills now goes to",
                    map.test(),
                    map.test().map(Names::quoted).orElse("no network"))),
            label + " is mapped now: it goes to '" + map.to() + "'",
            label + " is no longer mapped"));
  }

  private void address(AddressMapping map) {
    String label = "subnet '" + map.from() + "'";
    items.add(
        new Item(
            Kind.ADDRESS,
            "subnet " + map.from(),
            map.from(),
            label,
            List.of(
                Aspect.of("now becomes", map.to(), quoted(map.to())),
                optional("now has gateway", map.gateway(), Names::quoted),
                Aspect.of(
                    "now has name servers",
                    map.dns(),
                    map.dns().isEmpty() ? "none" : Names.all(map.dns()))),
            label + " is mapped now: it becomes '" + map.to() + "'",
            label + " is no longer mapped"));
  }

  private void replica(ReplicaDeclaration replica) {
    items.add(
        new Item(
            Kind.REPLICA,
            "replica " + replica.source(),
            replica.source(),
            quoted(replica.source()),
            List.of(
                Aspect.of("is now replicated by", replica.kind(), replica.kind().word()),
                Aspect.of("now has the replica", replica.replica(), quoted(replica.replica())),
                optional("now has the mount host", replica.mountHost(), Names::quoted),
                Aspect.of("now consists of", replica.members(), members(replica))),
            "",
            ""));
  }

  private static String members(ReplicaDeclaration replica) {
    return replica.members().isEmpty() ? "one VM" : Names.all(replica.members());
  }

  private void parameter(Parameter parameter) {
    String label = "parameter '" + parameter.name() + "'";
    items.add(
        new Item(
            Kind.PARAMETER,
            label,
            parameter.name(),
            label,
            List.of(
                Aspect.of("is now of type", parameter.type(), parameter.type().word()),
                Aspect.told(
                    "required",
                    parameter.required(),
                    parameter.required() ? "is now required" : "is no longer required"),
                optional(
                    "when it is not passed is now",
                    parameter.otherwise(),
                    value -> quoted(Secrets.hidden(parameter.name(), value))),
                Aspect.of(
                    "can now be",
                    Set.copyOf(parameter.options()),
                    parameter.options().isEmpty() ? "anything" : Names.all(parameter.options()))),
            label + " is new" + (parameter.required() ? "; it is required" : ""),
            label + " is gone"));
  }

  private void drill(DrillSchedule drill) {
    String when = "'%s' in %s".formatted(drill.cron(), drill.zone());
    items.add(
        new Item(
            Kind.DRILL,
            "drill",
            when,
            "the drill at " + when,
            List.of(
                Aspect.of("now runs at", List.of(drill.cron(), drill.zone()), when),
                Aspect.of("now keeps its machines for", drill.keep(), Times.text(drill.keep()))),
            "there is a new drill at " + when,
            "there is no longer a drill at " + when));
  }

  private void one(Kind kind, String label, Aspect aspect) {
    items.add(new Item(kind, label, label, label, List.of(aspect), "", ""));
  }

  static <T> Aspect optional(String verb, Optional<T> value, Function<T, String> shown) {
    return Aspect.of(verb, value, value.map(shown).orElse("none"));
  }

  private static String quoted(String name) {
    return Names.quoted(name);
  }
}
