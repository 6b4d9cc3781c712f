// SPDX-License-Identifier: Apache-2.0
/** What Muster serves over HTTP; the only place that knows the server's library. */
@NullMarked
package io.muster.http;

import org.jspecify.annotations.NullMarked;
