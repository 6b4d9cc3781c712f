// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.allow;

import io.muster.runbook.Position;

/**
 * A comment.
 *
 * @param text what is in it, on one line and without its slashes and stars
 * @param line the line it is about: its own if something else is on it, or else the next that has
 *     something other than comments; 0 if there is none
 */
record Comment(Position at, String text, int line) {}
