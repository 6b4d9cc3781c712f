// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.List;

/**
 * What is done, and in which order: first {@code before}, then the groups as their {@code after}
 * says, then {@code after}.
 */
public record Plan(
    PlanName name,
    StepId id,
    List<Step> before,
    List<Group> groups,
    List<Step> after,
    OnFailure onFailure) {}
