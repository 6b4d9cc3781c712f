// SPDX-License-Identifier: Apache-2.0
/** Traces of runs, made from the journal when a run has ended or halted, for OpenTelemetry. */
@NullMarked
package io.muster.trace;

import org.jspecify.annotations.NullMarked;
