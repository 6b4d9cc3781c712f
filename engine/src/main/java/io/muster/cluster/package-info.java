// SPDX-License-Identifier: Apache-2.0
/** What the processes that share a journal know of each other; the port. */
@NullMarked
package io.muster.cluster;

import org.jspecify.annotations.NullMarked;
