// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.lab.Statements.Statement;
import io.muster.lab.Statements.Subject;
import io.muster.lab.words.SiteWords;
import io.muster.lab.words.VmTraits;
import io.muster.runbook.Position;
import java.util.List;

/** What a lab file states of one site. */
final class SiteStatements implements SiteWords {

  private final String site;
  private final List<Statement> statements;

  SiteStatements(String site, List<Statement> statements) {
    this.site = site;
    this.statements = statements;
  }

  @Override
  public void network(Position at, String name, NetworkTraits traits) {
    statements.add(subject -> subject.draft().network(site, name, traits.isolated().orElse(false)));
  }

  @Override
  public void vm(Position at, String name, VmTraits traits) {
    statements.add(
        subject -> {
          if (isVm(subject, at, name) && Checks.traits(subject, at, traits)) {
            subject.draft().traits(site, name, traits);
          }
        });
  }

  @Override
  public void points(Position at, String replica, PointTraits traits) {
    statements.add(
        subject -> {
          Position place = subject.places().place(at, "replica");
          if (isSite(subject) && subject.names().isReplica(place, site, replica)) {
            subject.draft().points(site, replica, traits.age());
          }
        });
  }

  @Override
  public void extra(Position at, String name, VmTraits traits) {
    statements.add(
        subject -> {
          if (Checks.traits(subject, at, traits)) {
            subject.draft().extra(site, name, traits);
          }
        });
  }

  @Override
  public void without(Position at, String name) {
    statements.add(
        subject -> {
          if (isVm(subject, at, name)) {
            subject.draft().without(site, name);
          }
        });
  }

  private boolean isVm(Subject subject, Position at, String name) {
    return isSite(subject) && subject.names().isVm(subject.places().place(at, "name"), site, name);
  }

  /** An unknown site has been told already. */
  private boolean isSite(Subject subject) {
    return subject.draft().sites().anyMatch(known -> known.name().equals(site));
  }
}
