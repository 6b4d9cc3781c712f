// SPDX-License-Identifier: Apache-2.0
/** Runs: what happens in them, and what they go on from. Knows the JDK and the language's model. */
@NullMarked
package io.muster.run;

import org.jspecify.annotations.NullMarked;
