// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"muster " + number().orElse("(not packaged)")};
  }

  /** The number alone; nothing where Muster runs from classes without a jar. */
  static Optional<String> number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
  }

  /** As it stands in reports. */
  static String reported() {
    return number().orElse("(not packaged)");
  }
}
