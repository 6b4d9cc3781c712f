// SPDX-License-Identifier: Apache-2.0
/** Forms of JSON that more than one kind of file has. */
@NullMarked
package io.muster.json;

import org.jspecify.annotations.NullMarked;
