// SPDX-License-Identifier: Apache-2.0
/**
 * Drills that begin by themselves: when, of what, and what becomes of times that cannot be kept.
 */
@NullMarked
package io.muster.schedule.drill;

import org.jspecify.annotations.NullMarked;
