// SPDX-License-Identifier: Apache-2.0
/**
 * The machinery of a strict configuration language in Groovy's syntax: interfaces describe the
 * words, a text is parsed and interpreted over its syntax tree, and nothing of it is ever compiled
 * or executed. It knows nothing of runbooks.
 */
@NullMarked
package io.muster.dsl.language;

import org.jspecify.annotations.NullMarked;
