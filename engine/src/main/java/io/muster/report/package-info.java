// SPDX-License-Identifier: Apache-2.0
/** The evidence that a run leaves: a page, JSON and JUnit XML, chained by hash. */
@NullMarked
package io.muster.report;

import org.jspecify.annotations.NullMarked;
