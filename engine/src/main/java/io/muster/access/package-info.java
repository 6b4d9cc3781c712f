// SPDX-License-Identifier: Apache-2.0
/** Who may do what over the API: tokens, roles, scopes, and the log of what was done. */
@NullMarked
package io.muster.access;

import org.jspecify.annotations.NullMarked;
