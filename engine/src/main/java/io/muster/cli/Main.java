// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import java.util.List;
import picocli.CommandLine;

/** The command {@code muster}. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Console console = Console.system();
    int status = run(console, args);
    console.err().flush();
    console.out().flush();
    System.exit(status);
  }

  /** Runs one command and returns its exit code. */
  public static int run(Console console, String... args) {
    CommandLine command = new CommandLine(new MusterCommand(console));
    // why: to learn all commands costs a quarter of a second, and most often one is enough
    List<Object> all = commands();
    List<Object> named =
        all.stream().filter(sub -> args.length > 0 && name(sub).equals(args[0])).toList();
    (named.isEmpty() ? all : named).forEach(command::addSubcommand);
    command.setOut(console.out());
    command.setErr(console.err());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExecutionExceptionHandler((problem, _, _) -> Failures.report(problem, console));
    command.setParameterExceptionHandler(new UsageErrors());
    return command.execute(args);
  }

  private static List<Object> commands() {
    return List.of(
        new CheckCommand(),
        new FmtCommand(),
        new PlanCommand(),
        new DiffCommand(),
        new RoutesCommand(),
        new DrillCommand(),
        new RunCommand(),
        new ReplicateCommand(),
        new ReplicasCommand(),
        new AdviseCommand(),
        new RunsCommand(),
        new StatusCommand(),
        new WatchCommand(),
        new RetryCommand(),
        new SkipCommand(),
        new ResumeCommand(),
        new UndoCommand(),
        new AbortCommand(),
        new MoveCommand(),
        new AnswerCommand(),
        new ServeCommand(),
        new TokenCommand(),
        new ReportCommand(),
        new VerifyReportCommand(),
        new ReconcileCommand(),
        new ExportCommand(),
        new ImportCommand(),
        new CommandLine.HelpCommand());
  }

  private static String name(Object command) {
    return command.getClass().getAnnotation(CommandLine.Command.class).name();
  }
}
