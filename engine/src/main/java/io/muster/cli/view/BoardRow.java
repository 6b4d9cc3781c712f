// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A machine or another step as the board shows it. */
final class BoardRow {

  /** What a row can be. */
  enum State {
    WAITING("·"),
    RUNNING("▸"),
    DONE("✓"),
    SKIPPED("-"),
    FAILED("✗"),
    UNDONE("↺");

    private final String sign;

    State(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  private final String name;
  private State state = State.WAITING;
  private @Nullable Instant began;
  private @Nullable Instant ended;
  private String detail = "";

  BoardRow(String name) {
    this.name = name;
  }

  void begin(Instant time, String what) {
    state = State.RUNNING;
    began = time;
    ended = null;
    detail = what;
  }

  void end(Instant time, State how, String what) {
    state = how;
    ended = time;
    detail = what;
  }

  /** Says more of what goes on. */
  void note(String what) {
    detail = what;
  }

  String name() {
    return name;
  }

  State state() {
    return state;
  }

  @Nullable Instant began() {
    return began;
  }

  @Nullable Instant ended() {
    return ended;
  }

  String detail() {
    return detail;
  }
}
