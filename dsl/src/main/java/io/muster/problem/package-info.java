// SPDX-License-Identifier: Apache-2.0
/**
 * Mistakes in a text: gathered while it is read, told together, printed for people and for tools.
 */
@NullMarked
package io.muster.problem;

import org.jspecify.annotations.NullMarked;
