// SPDX-License-Identifier: Apache-2.0
/** What must happen later: Quartz, and nothing else, knows when. */
@NullMarked
package io.muster.schedule;

import org.jspecify.annotations.NullMarked;
