// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import io.muster.problem.NearMiss;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said of messages that start plans. It is read by the process that takes them only: others
 * need not know the keys.
 *
 * @param secrets the keys by the names that runbooks have for them
 * @param approvers people or groups who let a run go on that asks before it begins; empty means
 *     whoever may answer
 * @param mail whose word counts on who has written a mail
 */
public record TriggerSettings(
    Map<String, List<HookSecret>> secrets, List<String> approvers, MailTrust mail) {

  /** Where nothing is said. */
  public static final TriggerSettings NONE =
      new TriggerSettings(Map.of(), List.of(), MailTrust.NONE);

  /** Examples of the settings that there are. */
  static final Set<String> SETTINGS =
      Set.of("secret.<name>", "triggers.approvers", "triggers.mail-relay", "triggers.mail-token");

  private static final Pattern KEY =
      Pattern.compile(
          "secret\\.(?<secret>.+)|triggers\\.(?<setting>approvers|mail-relay|mail-token)");

  /** Whether an entry is about them. */
  static boolean has(PropertyFile.Entry entry) {
    return KEY.matcher(entry.key()).matches();
  }

  /**
   * Reads what a file of properties says of them.
   *
   * @param placeholders replaces such parts of a value as {@code {{env:NAME}}}
   * @throws ConfigurationException with the file and line of what is wrong
   */
  public static TriggerSettings load(Path file, UnaryOperator<String> placeholders) {
    PeopleSettings people = Configuration.load(file, placeholders).people();
    Map<String, PropertyFile.Entry> secrets = new TreeMap<>();
    Map<String, PropertyFile.Entry> others = new TreeMap<>();
    for (PropertyFile.Entry entry : PropertyFile.read(file).entries()) {
      Matcher key = KEY.matcher(entry.key());
      if (key.matches() && key.group("secret") != null) {
        secrets.put(key.group("secret"), entry);
      } else if (key.matches()) {
        others.put(key.group("setting"), entry);
      }
    }
    Section triggers = new Section(file, "triggers", others, placeholders);
    return new TriggerSettings(
        keys(new Section(file, "secret", secrets, placeholders)),
        approvers(triggers, people),
        MailTrust.read(triggers));
  }

  private static Map<String, List<HookSecret>> keys(Section section) {
    Map<String, List<HookSecret>> all = new TreeMap<>();
    for (String name : section.entries().keySet()) {
      List<HookSecret> keys =
          Texts.list(section.optional(name)).stream().map(HookSecret::new).toList();
      if (keys.isEmpty() || keys.size() > HookSecret.MOST) {
        throw section.wrong(
            name, "it has from one to %d keys, with commas between".formatted(HookSecret.MOST));
      }
      if (!keys.stream().allMatch(HookSecret::isSound)) {
        throw section.wrong(
            name,
            "a key has at least %d characters, and behind 'whsec_' the base64 of as many bytes"
                .formatted(HookSecret.SHORTEST));
      }
      all.put(name, keys);
    }
    return Map.copyOf(all);
  }

  private static List<String> approvers(Section section, PeopleSettings people) {
    List<String> approvers = Texts.list(section.optional("approvers"));
    for (String name : approvers) {
      if (!people.all().contains(name)) {
        throw section.wrong(
            "approvers",
            "'%s' is neither a person nor a group; %s"
                .formatted(
                    name,
                    NearMiss.hint(name, people.all())
                        .orElse("add group.%s = NAME, NAME".formatted(name))));
      }
    }
    return approvers;
  }

  /** The keys of this name; none where there are none. */
  public List<HookSecret> secret(String name) {
    return secrets.getOrDefault(name, List.of());
  }
}
