// SPDX-License-Identifier: Apache-2.0
package io.muster.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody may do; each may do what those before it may (domain.md, section 6.1). */
public enum Role {
  /** Looks. */
  VIEWER,
  /** Starts runs and tells them what to do, within a scope: a Restore Operator. */
  OPERATOR,
  /** Does everything, everywhere, and says who else may: a Portal Administrator. */
  ADMINISTRATOR;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it may do what another one may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /** All of them, for people. */
  public static String words() {
    return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
  }
}
