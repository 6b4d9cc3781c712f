// SPDX-License-Identifier: Apache-2.0
/** Mails that come in, read with as much doubt as they deserve. */
@NullMarked
package io.muster.mail;

import org.jspecify.annotations.NullMarked;
