// SPDX-License-Identifier: Apache-2.0
/** Brings notifications to their targets through Camel's producers. */
@NullMarked
package io.muster.app.notify;

import org.jspecify.annotations.NullMarked;
