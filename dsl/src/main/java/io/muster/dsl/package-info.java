// SPDX-License-Identifier: Apache-2.0
/** The one entry to the runbook language: a file in, a runbook or its problems out. */
@NullMarked
package io.muster.dsl;

import org.jspecify.annotations.NullMarked;
