// SPDX-License-Identifier: Apache-2.0
/** The rules that a runbook has to keep beyond its words: one small class a rule. */
@NullMarked
package io.muster.dsl.check;

import org.jspecify.annotations.NullMarked;
