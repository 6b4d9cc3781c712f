// SPDX-License-Identifier: Apache-2.0
/** Messages from any Camel consumer that start plans. */
@NullMarked
package io.muster.trigger.from;

import org.jspecify.annotations.NullMarked;
