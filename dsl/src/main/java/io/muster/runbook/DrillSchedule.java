// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;
import java.time.ZoneId;

/**
 * When a drill is run.
 *
 * @param cron in Quartz's form, with seconds
 * @param keep how long the machines stay up after their verification
 */
public record DrillSchedule(Position at, String cron, ZoneId zone, Duration keep) {}
