// SPDX-License-Identifier: Apache-2.0
/**
 * Two simulated sites behind the ports of the real ones. A {@link io.muster.lab.World} is plain
 * data: what a lab file describes, what a fitted lab consists of, and what is kept between two
 * commands. A {@link io.muster.lab.Lab} lets time pass in it.
 *
 * <p>Nothing in a lab ticks. What a guest has written by now follows from when it booted, so a lab
 * in which everybody waits costs nothing.
 */
@NullMarked
package io.muster.lab;

import org.jspecify.annotations.NullMarked;
