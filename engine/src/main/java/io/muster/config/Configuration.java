// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import io.muster.problem.NearMiss;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code muster.properties} says.
 *
 * @param sites by name
 */
public record Configuration(Map<String, SiteSettings> sites) {

  private static final Pattern SITE_KEY = Pattern.compile("site\\.([^.]+)\\.(.+)");
  private static final List<String> SITE_SETTINGS =
      List.of("url", "user", "password", "ca", "thumbprint", "datacenter", "parallel", "tasks");

  /**
   * Reads a file of properties.
   *
   * @param placeholders replaces such parts of a value as {@code {{env:NAME}}}
   * @throws ConfigurationException with the file and line of what is wrong
   */
  public static Configuration load(Path file, UnaryOperator<String> placeholders) {
    PropertyFile properties = PropertyFile.read(file);
    Map<String, Map<String, PropertyFile.Entry>> bySite = new TreeMap<>();
    for (PropertyFile.Entry entry : properties.entries()) {
      Matcher key = SITE_KEY.matcher(entry.key());
      if (!key.matches()) {
        throw unknown(entry, entry.key(), Set.of("site.<name>.url"));
      }
      if (!SITE_SETTINGS.contains(key.group(2))) {
        Set<String> known = new TreeSet<>();
        SITE_SETTINGS.forEach(setting -> known.add("site." + key.group(1) + "." + setting));
        throw unknown(entry, entry.key(), known);
      }
      bySite.computeIfAbsent(key.group(1), _ -> new TreeMap<>()).put(key.group(2), entry);
    }
    Map<String, SiteSettings> sites = new TreeMap<>();
    bySite.forEach(
        (name, entries) ->
            sites.put(name, new SiteReader(file, name, entries, placeholders).read()));
    return new Configuration(Map.copyOf(sites));
  }

  private static ConfigurationException unknown(
      PropertyFile.Entry entry, String key, Set<String> known) {
    String near = NearMiss.hint(key, known).orElse("known are " + String.join(", ", known));
    return new ConfigurationException(
        "%s: unknown setting '%s'; %s".formatted(entry.place(), key, near));
  }

  /** Reads the settings of one site. */
  private record SiteReader(
      Path file,
      String name,
      Map<String, PropertyFile.Entry> entries,
      UnaryOperator<String> placeholders) {

    SiteSettings read() {
      if (entries.containsKey("ca") && entries.containsKey("thumbprint")) {
        throw wrong("thumbprint", "there is 'ca' as well; one of them says whom to trust");
      }
      return new SiteSettings(
          name,
          url(),
          required("user"),
          required("password"),
          optional("ca").map(ca -> file.toAbsolutePath().resolveSibling(ca)),
          optional("thumbprint"),
          optional("datacenter"),
          number("parallel", 4),
          number("tasks", 32));
    }

    private URI url() {
      String text = required("url");
      if (text.contains("@")) {
        throw wrong(
            "url",
            "an address must not hold a user name or password; use 'site.%s.user' and 'site.%s.password'"
                .formatted(name, name));
      }
      try {
        URI url = new URI(text);
        if ("https".equals(url.getScheme()) && url.getHost() != null) {
          return url;
        }
        if ("http".equals(url.getScheme()) && isThisMachine(url.getHost())) {
          return url;
        }
      } catch (URISyntaxException e) {
        // why: said below, in the same words as for every other address that cannot be used
      }
      throw wrong(
          "url", "'%s' is not an address such as https://vcenter.example.com/sdk".formatted(text));
    }

    /** A simulator beside Muster needs no certificate; whatever is elsewhere does. */
    private static boolean isThisMachine(@Nullable String host) {
      return host != null && host.matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    }

    private int number(String setting, int otherwise) {
      String text = optional(setting).orElse(Integer.toString(otherwise));
      if (!text.matches("[1-9][0-9]{0,3}")) {
        throw wrong(setting, "'%s' is not a number from 1 to 9999".formatted(text));
      }
      return Integer.parseInt(text);
    }

    private String required(String setting) {
      return optional(setting)
          .orElseThrow(
              () ->
                  new ConfigurationException(
                      "%s: setting 'site.%s.%s' is missing".formatted(file, name, setting)));
    }

    private Optional<String> optional(String setting) {
      PropertyFile.Entry entry = entries.get(setting);
      if (entry == null) {
        return Optional.empty();
      }
      try {
        return Optional.of(placeholders.apply(entry.value()));
      } catch (RuntimeException _) {
        // why: the reason could repeat a part of the value, which may be a secret
        throw wrong(setting, "it has a placeholder in {{ }} without a value; set what it names");
      }
    }

    private String place(String setting) {
      return Optional.ofNullable(entries.get(setting))
          .map(PropertyFile.Entry::place)
          .orElseGet(file::toString);
    }

    private ConfigurationException wrong(String setting, String sentence) {
      return new ConfigurationException(
          "%s: setting 'site.%s.%s': %s".formatted(place(setting), name, setting, sentence));
    }
  }
}
