// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import java.util.Optional;

/** Answers what is asked over HTTP, on a thread of its own for each call. */
@FunctionalInterface
public interface Service {

  /** The answer; empty for a path of somebody else. */
  Optional<Reply> answer(Call call);
}
