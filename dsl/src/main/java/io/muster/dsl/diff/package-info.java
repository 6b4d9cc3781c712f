// SPDX-License-Identifier: Apache-2.0
/** What has changed from one runbook to another, told in sentences for those who operate it. */
@NullMarked
package io.muster.dsl.diff;

import org.jspecify.annotations.NullMarked;
