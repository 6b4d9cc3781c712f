// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the settings of one site. */
record SiteReader(String name, Section section) {

  static final List<String> SETTINGS =
      List.of(
          "url",
          "user",
          "password",
          "ca",
          "thumbprint",
          "datacenter",
          "parallel",
          "tasks",
          "convert",
          "convertUser",
          "convertPassword",
          "guestUser",
          "guestPassword");

  SiteSettings read() {
    if (section.written("ca").isPresent() && section.written("thumbprint").isPresent()) {
      throw section.wrong("thumbprint", "there is 'ca' as well; one of them says whom to trust");
    }
    return new SiteSettings(
        name,
        url(),
        section.required("user"),
        section.required("password"),
        section.optional("ca").map(ca -> section.file().toAbsolutePath().resolveSibling(ca)),
        section.optional("thumbprint"),
        section.optional("datacenter"),
        section.number("parallel", 4),
        section.number("tasks", 32),
        section.optional("convert").map(this::conversion),
        guestUser());
  }

  /** Both or none: a password without its user is a mistake. */
  private Optional<SiteSettings.GuestUser> guestUser() {
    boolean isSet =
        section.written("guestUser").isPresent() || section.written("guestPassword").isPresent();
    return isSet
        ? Optional.of(
            new SiteSettings.GuestUser(
                section.required("guestUser"), section.required("guestPassword")))
        : Optional.empty();
  }

  private SiteSettings.Conversion conversion(String program) {
    return new SiteSettings.Conversion(
        program, section.required("convertUser"), section.required("convertPassword"));
  }

  private URI url() {
    String text = section.required("url");
    if (text.contains("@")) {
      throw section.wrong(
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
    throw section.wrong(
        "url", "'%s' is not an address such as https://vcenter.example.com/sdk".formatted(text));
  }

  /** A simulator beside Muster needs no certificate; whatever is elsewhere does. */
  static boolean isThisMachine(@Nullable String host) {
    return host != null && host.matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
  }
}
