// SPDX-License-Identifier: Apache-2.0
/** Answers by mail, through Camel. */
@NullMarked
package io.muster.app.answer;

import org.jspecify.annotations.NullMarked;
