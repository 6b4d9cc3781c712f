// SPDX-License-Identifier: Apache-2.0
/** The API of a process that stays: what is at {@code /v1}, and who may do it. */
@NullMarked
package io.muster.app.api;

import org.jspecify.annotations.NullMarked;
