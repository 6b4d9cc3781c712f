// SPDX-License-Identifier: Apache-2.0
/** Comments that silence a warning, with a reason: {@code // muster: allow rule: reason}. */
@NullMarked
package io.muster.dsl.allow;

import org.jspecify.annotations.NullMarked;
