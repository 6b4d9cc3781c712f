// SPDX-License-Identifier: Apache-2.0
/** When the steps of a plan can begin at the earliest. */
@NullMarked
package io.muster.dsl.timeline;

import org.jspecify.annotations.NullMarked;
