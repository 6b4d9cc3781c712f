// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import java.nio.file.Path;

/** Where Muster keeps its data: the embedded journal, labs and reports. */
public final class DataFolder {

  private DataFolder() {}

  /** The one that is used when nothing else is said. */
  public static Path usual() {
    String home = System.getenv("XDG_DATA_HOME");
    return home == null || home.isBlank()
        ? Path.of(System.getProperty("user.home"), ".local", "share", "muster")
        : Path.of(home, "muster");
  }
}
