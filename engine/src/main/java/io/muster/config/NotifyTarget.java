// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whom to tell what happens in runs.
 *
 * @param name by which it is known; how far it was told is kept under it
 * @param uri any Camel producer, its placeholders not replaced
 * @param of what it is told
 * @param as in which form
 * @param runbooks only of these; empty for all
 * @param to the person who is written to, of what that person may answer; empty where it is the URI
 *     that says who
 */
public record NotifyTarget(
    String name, String uri, Set<Kind> of, Form as, Set<String> runbooks, Optional<Addressee> to) {

  /** A person and an address of mail. */
  public record Addressee(String person, String mail) {}

  /** One that the URI alone says. */
  public NotifyTarget(String name, String uri, Set<Kind> of, Form as, Set<String> runbooks) {
    this(name, uri, of, as, runbooks, Optional.empty());
  }

  /**
   * A person, who is asked by mail.
   *
   * @param uri of the server that takes the mail
   */
  public static NotifyTarget person(Addressee person, String uri) {
    // why: no name of a configuration has such a sign in it
    return new NotifyTarget(
        "@" + person.person(), uri, Set.of(Kind.ASKED), Form.MAIL, Set.of(), Optional.of(person));
  }

  /** What can be told. */
  public enum Kind {
    STARTED,
    ASKED,
    HALTED,
    ENDED,
    /** A switch or a recovery is later than it was to be. */
    LATE,
    /** A runbook was not proven for longer than its drills promise. */
    OVERDUE;

    public String word() {
      return NotifyTarget.word(this);
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Kind::word).toList();
    }
  }

  /** In which form it can be told. */
  public enum Form {
    /** Text and HTML. */
    MAIL,
    /** The JSON that the webhooks of chats take. */
    CHAT,
    /** A CloudEvent. */
    JSON;

    public String word() {
      return NotifyTarget.word(this);
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Form::word).toList();
    }
  }

  /** Whether it is told this of a runbook. */
  public boolean wants(Kind kind, String runbook) {
    return of.contains(kind) && takes(runbook);
  }

  /** Whether it is told anything of a runbook. */
  public boolean takes(String runbook) {
    return runbooks.isEmpty() || runbooks.contains(runbook);
  }

  /** Where it is, without what may be secret: in webhooks that is the path. */
  public String place() {
    return uri.replaceFirst("\\?.*$", "")
        .replaceFirst("^([a-z0-9+.-]+:(?://)?)[^/]*@", "$1")
        .replaceFirst("^(https?:(?://)?[^/]*)/.*$", "$1");
  }

  @Override
  public String toString() {
    return "'%s' (%s)".formatted(name, place());
  }

  static NotifyTarget read(String name, Section section) {
    String uri = new CamelUri(section, "to").checked("smtps://mail.example.com?to=dr@example.com");
    Set<Kind> of = EnumSet.noneOf(Kind.class);
    for (String word : Texts.list(section.optional("of"))) {
      of.add(Kind.values()[index(section, "of", word, Kind.words())]);
    }
    Optional<String> as = section.optional("as");
    Form usual = uri.matches("smtps?:.*") ? Form.MAIL : Form.JSON;
    Form form =
        as.map(word -> Form.values()[index(section, "as", word, Form.words())]).orElse(usual);
    return new NotifyTarget(
        name,
        uri,
        Set.copyOf(of.isEmpty() ? EnumSet.allOf(Kind.class) : of),
        form,
        Set.copyOf(Texts.list(section.optional("runbooks"))));
  }

  private static int index(Section section, String setting, String word, List<String> words) {
    if (!words.contains(word)) {
      throw section.wrong(setting, "'%s' is none of %s".formatted(word, String.join(", ", words)));
    }
    return words.indexOf(word);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
