// SPDX-License-Identifier: Apache-2.0
/** How runs and their events are written as JSON. */
@NullMarked
package io.muster.journal.codec;

import org.jspecify.annotations.NullMarked;
