// SPDX-License-Identifier: Apache-2.0
/** Mails that start plans. */
@NullMarked
package io.muster.trigger.mail;

import org.jspecify.annotations.NullMarked;
