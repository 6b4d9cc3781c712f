// SPDX-License-Identifier: Apache-2.0
/** The journal in HSQLDB, embedded, and in PostgreSQL. */
@NullMarked
package io.muster.journal.jdbc;

import org.jspecify.annotations.NullMarked;
