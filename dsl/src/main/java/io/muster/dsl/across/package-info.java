// SPDX-License-Identifier: Apache-2.0
/** The rules that several runbooks have to keep together. */
@NullMarked
package io.muster.dsl.across;

import org.jspecify.annotations.NullMarked;
