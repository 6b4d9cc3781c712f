// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.route.PlanRun;
import io.muster.run.Outcome;
import io.muster.run.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What has come of a run.
 *
 * @param rto from the start to the last verification; empty where nothing was recovered
 * @param rpo the age of the oldest data that a replica was started with, at the start of the run
 * @param failure the critical failure that stopped the plan
 * @param warnings the failures that the plan went on past
 * @param standing what could not be taken back
 */
public record RunReport(
    RunId run,
    Outcome outcome,
    Optional<Duration> rto,
    Optional<Duration> rpo,
    Optional<PlanRun.Failure> failure,
    List<PlanRun.Failure> warnings,
    List<PlanRun.Failure> standing) {}
