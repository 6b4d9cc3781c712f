// SPDX-License-Identifier: Apache-2.0
/** Where runs are written down; the port, which {@code journal.jdbc} implements. */
@NullMarked
package io.muster.journal;

import org.jspecify.annotations.NullMarked;
