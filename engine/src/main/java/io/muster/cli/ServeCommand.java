// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.DrillSources;
import io.muster.app.HealthEndpoint;
import io.muster.app.Observation;
import io.muster.app.Records;
import io.muster.app.Server;
import io.muster.app.api.ApiDoor;
import io.muster.cli.view.ServeLines;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunId;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Goes on with runs until it is stopped. */
@Command(
    name = "serve",
    description =
        "Go on with runs: those whose time has come, and those whose process has ended; begin the drills of runbooks at their times. Stops at SIGTERM.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  /** How long a stop waits for steps that have begun. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  @ParentCommand private MusterCommand muster;

  @Mixin private ServeOptions options;

  @Override
  public Integer call() throws InterruptedException {
    ServeLines lines = options.lines(muster.console().out());
    CountDownLatch stopped = new CountDownLatch(1);
    AtomicBoolean stops = new AtomicBoolean();
    DrillSources drills = options.drills(lines::line);
    Records records = options.records();
    Observation observation = options.observation(records);
    ApiDoor api = options.api(records);
    HealthEndpoint health = options.health(records, observation, api);
    Server server =
        options.start(
            records,
            drills,
            (run, event) -> {
              observation.accept(run, event);
              tell(run, event, lines, records);
            });
    Runnable stop =
        () -> {
          if (stops.compareAndSet(false, true)) {
            observation.close();
            stop(server, health, api, lines);
            stopped.countDown();
          }
        };
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(stop));
    observation.serves(server);
    health.serves(server);
    api.serves(server);
    tellAddress(health, api, lines);
    lines.line("node %s goes on with the runs of %s".formatted(records.node(), server.place()));
    server.whenEnded(stop);
    stopped.await();
    return ExitCode.DONE;
  }

  private void tellAddress(HealthEndpoint health, ApiDoor api, ServeLines lines) {
    health
        .address()
        .ifPresent(
            it -> {
              lines.line("answers at %s/health/ready".formatted(it));
              api.firstToken().ifPresent(token -> options.tell(token, muster.console(), lines));
            });
  }

  private void tell(RunId run, RunEvent event, ServeLines lines, Records records) {
    lines.accept(run, event);
    if (event instanceof RunEnded) {
      options
          .witness(records, muster.console().err())
          .of(run)
          .report()
          .ifPresent(page -> lines.about(run, event, "report: " + page));
    }
  }

  private static void stop(Server server, HealthEndpoint health, ApiDoor api, ServeLines lines) {
    lines.line("stops: begins nothing more");
    health.stops();
    api.close();
    int left = server.stop(GRACE);
    health.close();
    lines.line(
        left == 0
            ? "stopped"
            : "stopped; what %d runs had begun is looked for when they go on".formatted(left));
  }
}
