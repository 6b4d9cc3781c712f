// SPDX-License-Identifier: Apache-2.0
package io.muster.trace;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A length of time in which something was done (OpenTelemetry, Traces).
 *
 * @param parent empty for that of a whole run
 * @param fault why it has failed; empty where it has not
 */
record Span(
    String trace,
    String id,
    Optional<String> parent,
    String name,
    Instant start,
    Instant end,
    Optional<String> fault,
    Map<String, String> attributes) {}
