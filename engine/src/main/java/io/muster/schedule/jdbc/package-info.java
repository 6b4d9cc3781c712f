// SPDX-License-Identifier: Apache-2.0
/** Where Quartz keeps what it knows: the database of the journal. */
@NullMarked
package io.muster.schedule.jdbc;

import org.jspecify.annotations.NullMarked;
