// SPDX-License-Identifier: Apache-2.0
/** From words to the model: implementations of the words that keep what they are told. */
@NullMarked
package io.muster.dsl.collect;

import org.jspecify.annotations.NullMarked;
