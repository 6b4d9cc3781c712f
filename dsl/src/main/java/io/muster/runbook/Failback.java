// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.List;

/**
 * How the machines come back to the production site.
 *
 * @param at the place of {@code failback}, or of the runbook where none is written
 * @param powerOn whether the production VMs are powered on after the switch
 * @param verify checks when they run
 */
public record Failback(
    Position at,
    FailbackTarget target,
    Switchover switchover,
    boolean powerOn,
    List<Step> before,
    List<Step> verify,
    List<Step> after,
    OnFailure onFailure,
    Decision decision) {}
