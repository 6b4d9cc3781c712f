// SPDX-License-Identifier: Apache-2.0
/** What Prometheus reads of a process; the only place that knows its library. */
@NullMarked
package io.muster.metrics;

import org.jspecify.annotations.NullMarked;
