// SPDX-License-Identifier: Apache-2.0
package io.muster.journal.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.journal.JournalException;
import io.muster.run.RunEvent;
import io.muster.run.StoredRun;

/**
 * Runs and events as JSON, in an envelope with the version of the form: {@code {"version":1,
 * "event":{"is":"StepBegan",..}}}. What has been written once can be read for ever.
 */
public final class JournalJson {

  private static final int VERSION = 1;
  private static final JsonMapper MAPPER =
      Mapping.of(RunFile.class, EventFile.class, LineFile.class);

  record RunFile(int version, StoredRun run) {}

  record EventFile(int version, RunEvent event) {}

  record LineFile(int version, JournalLine line) {}

  private JournalJson() {}

  public static String write(StoredRun run) {
    return text(new RunFile(VERSION, run));
  }

  public static String write(RunEvent event) {
    return text(new EventFile(VERSION, event));
  }

  public static String write(JournalLine line) {
    return text(new LineFile(VERSION, line));
  }

  /**
   * @throws JournalException when the text is no line of an exported journal
   */
  public static JournalLine readLine(String json) {
    LineFile file = read(json, LineFile.class, "line");
    known(file.version(), "line");
    return file.line();
  }

  /**
   * @throws JournalException when the text is no run
   */
  public static StoredRun readRun(String json) {
    RunFile file = read(json, RunFile.class, "run");
    known(file.version(), "run");
    return file.run();
  }

  /**
   * @throws JournalException when the text is no event
   */
  public static RunEvent readEvent(String json) {
    EventFile file = read(json, EventFile.class, "event");
    known(file.version(), "event");
    return file.event();
  }

  private static String text(Object file) {
    try {
      return MAPPER.writeValueAsString(file);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry of the journal has no JSON form", e);
    }
  }

  private static <T> T read(String json, Class<T> type, String what) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      known(version(json), what);
      throw new JournalException(
          "an entry of the journal cannot be read as %s: %s".formatted(article(what), Damage.of(e)),
          false,
          e);
    }
  }

  private static int version(String json) {
    try {
      return MAPPER.readTree(json).path("version").asInt(VERSION);
    } catch (JsonProcessingException _) {
      return VERSION;
    }
  }

  private static void known(int version, String what) {
    if (version != VERSION) {
      throw new JournalException(
          "the journal has %s in form %d, and this version of Muster reads form %d; use a newer one"
              .formatted(article(what), version, VERSION),
          false,
          null);
    }
  }

  private static String article(String what) {
    return what.equals("event") ? "an event" : "a " + what;
  }
}
