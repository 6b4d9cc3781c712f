// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl;

import io.muster.problem.Report;
import io.muster.runbook.Runbook;

/**
 * A runbook without errors.
 *
 * @param report the warnings, if there are any
 */
public record Loaded(Runbook runbook, Report report) {}
