// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.StepId;
import java.util.Optional;

/**
 * Which step an event is about.
 *
 * @param group the group's name, where the step is in one
 * @param vm the machine, where the step is about one
 */
public record StepPlace(StepId id, Optional<String> group, Optional<String> vm) {}
