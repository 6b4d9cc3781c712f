// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a replication is asked to do; each can be given an address of its own. */
public enum ReplicationCall {
  POINTS("points"),
  POINT_AT("pointAt"),
  HOLD("hold"),
  RESUME("resume"),
  SYNC("sync"),
  RECOVER("recover"),
  /** Without an address a program in the guest of the mount host converts. */
  CONVERT("convert"),
  DISCARD("discard"),
  RELEASE("release"),
  /** Without an address nothing is set aside. */
  PREPARE("prepare"),
  TRANSFER("transfer"),
  RESTORE("restore"),
  /** Without an address nothing is cleaned up. */
  FORGET("forget"),
  ADOPT("adopt"),
  REVERSE("reverse"),
  /** Without an address the call that goes on is asked at its own. */
  LOOK("look");

  private final String word;

  ReplicationCall(String word) {
    this.word = word;
  }

  /** Its name in the configuration and in a request. */
  public String word() {
    return word;
  }

  public static Optional<ReplicationCall> of(String word) {
    return Arrays.stream(values()).filter(call -> call.word.equals(word)).findFirst();
  }

  /** All calls, by their words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ReplicationCall::word).toList();
  }
}
