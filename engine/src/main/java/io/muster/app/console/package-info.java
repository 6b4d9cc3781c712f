// SPDX-License-Identifier: Apache-2.0
/** The page that people open. */
@NullMarked
package io.muster.app.console;

import org.jspecify.annotations.NullMarked;
