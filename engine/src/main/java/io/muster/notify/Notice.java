// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import io.muster.config.NotifyTarget.Kind;
import io.muster.json.CloudEvent;
import java.util.List;

/**
 * Something to be told.
 *
 * @param title in a few words
 * @param text in a sentence; empty where the title says it all
 * @param facts that belong to it, in the order in which they are shown
 * @param event the same for programs; its id is that of the notice
 */
public record Notice(
    Kind kind, String runbook, String title, String text, List<Fact> facts, CloudEvent event) {

  /** A name and what it stands for. */
  public record Fact(String name, String text) {}

  public Notice {
    facts = List.copyOf(facts);
  }

  /** The same for everybody, and for no other notice. */
  public String id() {
    return event.attributes().getOrDefault("id", "");
  }
}
