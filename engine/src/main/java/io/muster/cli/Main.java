// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import picocli.CommandLine;

/** The command {@code muster}. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Console console = Console.system();
    int status = run(console, args);
    console.out().flush();
    System.exit(status);
  }

  /** Runs one command and returns its exit code. */
  public static int run(Console console, String... args) {
    CommandLine command = new CommandLine(new MusterCommand(console));
    command.setOut(console.out());
    command.setErr(console.err());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExecutionExceptionHandler((problem, _, _) -> Failures.report(problem, console));
    command.setParameterExceptionHandler(new UsageErrors());
    return command.execute(args);
  }
}
