// SPDX-License-Identifier: Apache-2.0
package io.muster.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code muster serve}, measured from outside; on Linux. */
final class ServingNode implements AutoCloseable {

  private static final Path ROOT = Path.of(System.getProperty("muster.root"));

  /** What Linux counts the time of processes in. */
  private static final double TICKS_PER_SECOND = 100;

  private final Process process;
  private final long startMillis;

  /** Returns when it goes on with runs. */
  ServingNode(WaitingJournal journal) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                ROOT.resolve("muster").toString(),
                "serve",
                "--config",
                journal.configuration().toString(),
                "--data",
                journal.data().toString())
            .redirectErrorStream(true);
    long begin = System.nanoTime();
    process = builder.start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); ; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line == null) {
        throw new IOException("the node has ended: " + said);
      }
      if (line.contains("goes on with the runs of")) {
        break;
      }
    }
    startMillis = (System.nanoTime() - begin) / 1_000_000;
    Thread.ofVirtual().start(() -> read(lines));
  }

  /** What nobody reads would hold the node up. */
  private static void read(BufferedReader lines) {
    try {
      while (lines.readLine() != null) {
        Thread.onSpinWait();
      }
    } catch (IOException _) {
      // why: it has been stopped
    }
  }

  /**
   * @param residentMegabytes before anything is collected for it
   * @param heapMegabytes what is left after a collection
   */
  record Figures(
      long startMillis, long residentMegabytes, long heapMegabytes, double cpuSecondsPerMinute) {

    /** As a JSON object. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "{\"startMillis\":%d,\"residentMegabytes\":%d,\"heapMegabytes\":%d,\"cpuSecondsPerMinute\":%.2f}",
          startMillis,
          residentMegabytes,
          heapMegabytes,
          cpuSecondsPerMinute);
    }
  }

  void await(Instant instant) throws InterruptedException {
    Duration left = Duration.between(Instant.now(), instant);
    if (left.isNegative()) {
      throw new IllegalStateException("the node took too long to start");
    }
    Thread.sleep(left);
  }

  /**
   * @param idle how long it is watched while it has nothing to do
   */
  Figures figures(Duration idle) throws IOException, InterruptedException {
    double before = cpuSeconds();
    Thread.sleep(idle);
    double spent = (cpuSeconds() - before) * 60 / idle.toSeconds();
    long resident = number(Files.readString(file("status")), "VmRSS:\\s+(\\d+)") / 1024;
    jcmd("GC.run");
    long heap = number(jcmd("GC.heap_info"), "used (\\d+)K") / 1024;
    return new Figures(startMillis, resident, heap, spent);
  }

  private Path file(String name) {
    return Path.of("/proc", Long.toString(process.pid()), name);
  }

  private double cpuSeconds() throws IOException {
    String stat = Files.readString(file("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  private String jcmd(String command) throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                command)
            .start();
    return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static long number(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return Long.parseLong(matcher.group(1));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
