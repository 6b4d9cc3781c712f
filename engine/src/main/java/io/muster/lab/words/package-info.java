// SPDX-License-Identifier: Apache-2.0
/** The words of a lab file: one interface for each block, one method for each word. */
@NullMarked
package io.muster.lab.words;

import org.jspecify.annotations.NullMarked;
