// SPDX-License-Identifier: Apache-2.0
/** Runbooks in anybody's Camel application: the component {@code runbook:}. */
@NullMarked
package io.muster.app.camel;

import org.jspecify.annotations.NullMarked;
