// SPDX-License-Identifier: Apache-2.0
/** Requests over HTTP that start plans: who may, and what they say; knows no HTTP server. */
@NullMarked
package io.muster.trigger.webhook;

import org.jspecify.annotations.NullMarked;
