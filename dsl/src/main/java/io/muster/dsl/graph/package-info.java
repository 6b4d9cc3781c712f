// SPDX-License-Identifier: Apache-2.0
/** Plans as pictures: what is done, in which order, and what is decided. */
@NullMarked
package io.muster.dsl.graph;

import org.jspecify.annotations.NullMarked;
