// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl;

import io.muster.problem.Report;
import io.muster.runbook.Position;
import java.util.Map;
import java.util.Optional;

/**
 * A text that has been looked at without being asked to run.
 *
 * @param loaded the runbook; empty where the text has errors
 * @param missing the parameters without a value that the text uses, and where; the runbook lacks
 *     what uses them
 */
public record Checked(Optional<Loaded> loaded, Report report, Map<String, Position> missing) {}
