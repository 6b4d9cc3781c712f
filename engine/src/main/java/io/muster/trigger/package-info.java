// SPDX-License-Identifier: Apache-2.0
/** What happens outside and starts a plan, whatever it came through (LANGUAGE.md, triggers). */
@NullMarked
package io.muster.trigger;

import org.jspecify.annotations.NullMarked;
