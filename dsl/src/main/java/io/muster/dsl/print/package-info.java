// SPDX-License-Identifier: Apache-2.0
/** Plans as people read them. */
@NullMarked
package io.muster.dsl.print;

import org.jspecify.annotations.NullMarked;
