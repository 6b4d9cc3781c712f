// SPDX-License-Identifier: Apache-2.0
/**
 * What is known of a language, described for people and tools: the reference page and the files for
 * editors are printed from the interfaces of words and nothing else.
 */
@NullMarked
package io.muster.dsl.reference;

import org.jspecify.annotations.NullMarked;
