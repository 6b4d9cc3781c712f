// SPDX-License-Identifier: Apache-2.0
package io.muster.lab.words;

import io.muster.dsl.language.Word;

/** What a refusal strikes. */
public enum Struck {
  TASK,
  CALL,
  ANSWER;

  @Word(text = "The call begins a task, and the task fails.", example = "task")
  public static Struck task() {
    return TASK;
  }

  @Word(text = "The call fails.", example = "call")
  public static Struck call() {
    return CALL;
  }

  @Word(text = "The call is done, and its answer is lost.", example = "answer")
  public static Struck answer() {
    return ANSWER;
  }
}
