// SPDX-License-Identifier: Apache-2.0
/** Writes runbooks in their canonical form, without a change of what they mean. */
@NullMarked
package io.muster.dsl.format;

import org.jspecify.annotations.NullMarked;
