// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.access.Role;
import io.muster.access.Scope;
import io.muster.access.TokenOffice;
import io.muster.app.Access;
import io.muster.app.Records;
import io.muster.cli.view.TokenTable;
import io.muster.json.TokenJson;
import io.muster.time.Durations;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a token. */
@Command(
    name = "create",
    description = "Make a token for a person or a program, and print it once.",
    mixinStandardHelpOptions = true)
final class TokenCreateCommand implements Callable<Integer> {

  @ParentCommand private TokenCommand parent;

  @Parameters(paramLabel = "NAME", description = "Whose it is, as runs and decisions name them.")
  private String name;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "administrator, operator or viewer.")
  private String role;

  @Option(
      names = "--scope",
      arity = "1..*",
      paramLabel = "PATTERN",
      description =
          "Only machines with such names, as in web*, or those of a runbook, as in runbook:erp.")
  private List<String> scope = List.of();

  @Option(
      names = "--expires",
      paramLabel = "DURATION",
      description = "How long it counts, such as 12h or 90d; without it, until it is revoked.")
  private @Nullable String expires;

  @Mixin private TokenOptions options;

  @Override
  public Integer call() {
    Role wanted = Role.of(role).orElseThrow(() -> invalid(role, "role", Role.words()));
    Optional<Duration> lasting = Optional.ofNullable(expires).map(TokenCreateCommand::length);
    return options.asked(this::create).orElseGet(() -> create(wanted, lasting));
  }

  private int create(Remote remote) {
    Map<String, Object> body = new HashMap<>(Map.of("name", name, "role", role, "scope", scope));
    Optional.ofNullable(expires).ifPresent(it -> body.put("expires", it));
    return tell(remote.post("/v1/tokens", body, Map.of()));
  }

  private int create(Role wanted, Optional<Duration> lasting) {
    try (Records records = options.records()) {
      TokenOffice.Issued issued =
          options
              .office(records)
              .create(name, wanted, new Scope(scope), lasting, TokenOptions.account());
      Access.write(records.auditLog(), TokenOptions.account(), "createToken", name);
      return tell(TokenJson.of(issued));
    }
  }

  private int tell(JsonNode issued) {
    parent.console().out().print(options.isJson() ? issued + "\n" : TokenTable.issued(issued));
    parent.console().out().flush();
    return ExitCode.DONE;
  }

  private static Duration length(String text) {
    return Durations.parse(text)
        .orElseThrow(() -> invalid(text, "length of time", "such as 30m, 12h and 90d"));
  }

  private static CommandRefused invalid(String text, String what, String known) {
    return new CommandRefused(
        ExitCode.INVALID, "'%s' is no %s; there are %s".formatted(text, what, known));
  }
}
