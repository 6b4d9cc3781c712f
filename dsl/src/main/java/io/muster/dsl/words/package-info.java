// SPDX-License-Identifier: Apache-2.0
/**
 * The words of a runbook: one interface a block, one method a word. Everything that is known of a
 * word is written here.
 */
@NullMarked
package io.muster.dsl.words;

import org.jspecify.annotations.NullMarked;
