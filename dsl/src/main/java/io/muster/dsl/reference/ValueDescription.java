// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference;

import java.util.List;

/**
 * A type whose values are written with words of their own.
 *
 * @param literals the plain values that are taken as well, as in "the name of a group"
 */
public record ValueDescription(String name, List<String> literals, List<WordDescription> words) {}
