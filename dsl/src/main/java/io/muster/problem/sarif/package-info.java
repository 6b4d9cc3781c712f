// SPDX-License-Identifier: Apache-2.0
/** Problems as SARIF 2.1.0, which code hosts show beside the lines of a change. */
@NullMarked
package io.muster.problem.sarif;

import org.jspecify.annotations.NullMarked;
