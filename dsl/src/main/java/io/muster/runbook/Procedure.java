// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.List;

/** Steps with a name, for {@code perform}. */
public record Procedure(Position at, String name, List<Step> steps) {}
