// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.jdbc;

/** The databases, by the folders of their scripts. */
enum Dialect {
  HSQLDB("hsqldb"),
  POSTGRESQL("postgresql");

  private final String folder;

  Dialect(String folder) {
    this.folder = folder;
  }

  String folder() {
    return folder;
  }
}
