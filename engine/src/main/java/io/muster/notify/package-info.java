// SPDX-License-Identifier: Apache-2.0
/** Tells people and other systems what happens in runs, from the journal. */
@NullMarked
package io.muster.notify;

import org.jspecify.annotations.NullMarked;
