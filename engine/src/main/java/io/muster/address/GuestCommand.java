// SPDX-License-Identifier: Apache-2.0
package io.muster.address;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A program that runs in a guest.
 *
 * @param program its path there
 * @param arguments as the program gets them
 * @param windows whether the guest splits a command line as Windows does, or as a shell
 */
public record GuestCommand(String program, List<String> arguments, boolean windows) {

  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./:=,+-]+");
  private static final Pattern BEFORE_QUOTE = Pattern.compile("(\\\\*)(\"|$)");

  public GuestCommand {
    arguments = List.copyOf(arguments);
  }

  /**
   * The arguments as one text that the guest splits into them again, which is what vSphere's guest
   * operations take.
   */
  public String argumentLine() {
    return arguments.stream().map(this::quoted).collect(Collectors.joining(" "));
  }

  private String quoted(String argument) {
    if (HARMLESS.matcher(argument).matches()) {
      return argument;
    }
    return windows ? "\"" + escaped(argument) + "\"" : "'" + argument.replace("'", "'\\''") + "'";
  }

  /** Windows takes a backslash for one, unless a quote follows. */
  private static String escaped(String argument) {
    return BEFORE_QUOTE
        .matcher(argument)
        .replaceAll(
            found -> {
              String slashes = "\\\\".repeat(2 * found.group(1).length());
              return found.group(2).isEmpty() ? slashes : slashes + "\\\\\"";
            });
  }
}
