// SPDX-License-Identifier: Apache-2.0
/** A journal as a file, to be carried into another one. */
@NullMarked
package io.muster.journal.exchange;

import org.jspecify.annotations.NullMarked;
