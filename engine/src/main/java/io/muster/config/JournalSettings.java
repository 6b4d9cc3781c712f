// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.util.List;

/**
 * The database in which runs are written down by several nodes.
 *
 * @param url such as {@code jdbc:postgresql://db.example.com/muster}
 */
public record JournalSettings(String url, String user, String password) {

  static final String SUBJECT = "journal";

  static final List<String> SETTINGS = List.of("url", "user", "password");

  static JournalSettings read(Section section) {
    String url = section.required("url");
    if (!url.startsWith("jdbc:postgresql:")) {
      throw section.wrong(
          "url", "it is not an address such as jdbc:postgresql://db.example.com/muster");
    }
    if (url.matches("(?i).*[?&](user|password)=.*") || url.contains("@")) {
      throw section.wrong(
          "url",
          "an address must not hold a user name or password; use 'journal.user' and 'journal.password'");
    }
    return new JournalSettings(url, section.required("user"), section.required("password"));
  }

  @Override
  public String toString() {
    return "journal at " + url + " as " + user;
  }
}
