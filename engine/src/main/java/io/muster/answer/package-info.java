// SPDX-License-Identifier: Apache-2.0
/** Answers of people who were written to: by a link, or by a reply to a mail. */
@NullMarked
package io.muster.answer;

import org.jspecify.annotations.NullMarked;
