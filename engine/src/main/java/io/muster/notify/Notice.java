// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import io.muster.config.NotifyTarget.Kind;
import io.muster.json.CloudEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something to be told.
 *
 * @param title in a few words
 * @param text in a sentence; empty where the title says it all
 * @param facts that belong to it, in the order in which they are shown
 * @param event the same for programs; its id is that of the notice
 * @param token by which a reply to it is known; empty where nobody replies
 */
public record Notice(
    Kind kind,
    String runbook,
    String title,
    String text,
    List<Fact> facts,
    CloudEvent event,
    Optional<String> token) {

  /** A name and what it stands for. */
  public record Fact(String name, String text) {}

  public Notice {
    facts = List.copyOf(facts);
  }

  Notice(Kind kind, String runbook, String title, String text, List<Fact> facts, CloudEvent event) {
    this(kind, runbook, title, text, facts, event, Optional.empty());
  }

  /** The same for a person who may reply to it, with what belongs to that before the rest. */
  public Notice withReply(String reply, List<Fact> how) {
    List<Fact> all = Stream.concat(how.stream(), facts.stream()).toList();
    return new Notice(kind, runbook, title, text, all, event, Optional.of(reply));
  }

  /** The same for everybody, and for no other notice. */
  public String id() {
    return event.attributes().getOrDefault("id", "");
  }
}
