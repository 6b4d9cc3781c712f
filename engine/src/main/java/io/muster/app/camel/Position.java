// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import io.muster.run.RunId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.spi.StateRepository;

/**
 * Up to where a consumer has told the events of each run.
 *
 * @param name by which the consumer is known
 */
record Position(StateRepository<String, String> states, String name) {

  private static final String BEGUN = "begun";
  private static final String ENDED = "ended";

  /** Whether the consumer was there before. */
  boolean isBegun() {
    return states.getState(key(BEGUN)) != null;
  }

  void begin() {
    states.setState(key(BEGUN), "yes");
  }

  /** The number of the last event of a run that was told; empty when all of a run has been. */
  Optional<Long> of(RunId run) {
    String state = states.getState(key("run/" + encoded(run.value())));
    return ENDED.equals(state)
        ? Optional.empty()
        : Optional.of(state == null ? 0 : Long.parseLong(state));
  }

  void told(RunId run, long number) {
    states.setState(key("run/" + encoded(run.value())), Long.toString(number));
  }

  /** Nothing more happens in the run. */
  void ended(RunId run) {
    states.setState(key("run/" + encoded(run.value())), ENDED);
  }

  private String key(String what) {
    return encoded(name) + "/" + what;
  }

  /** Repositories of files separate keys from values by characters that a name may have. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
