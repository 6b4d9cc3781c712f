// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import java.time.Duration;
import java.util.Optional;

/** How often and how long a step is tried: arguments that all steps have. */
public record Tries(
    @Argument("How long one attempt may take.") Optional<Duration> timeout,
    @Argument("How often it is tried again after a failure; 0 where it is not given.")
        Optional<Integer> retries,
    @Argument("Whether its failure stops the plan; true where it is not given.")
        Optional<Boolean> critical) {}
