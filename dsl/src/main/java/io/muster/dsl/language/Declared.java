// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import java.util.Optional;

/**
 * What the method of a word returns that declares a variable, for all that follows its block.
 *
 * @param value a text, number, boolean, duration or value of the language; empty where it is not
 *     known yet
 */
public record Declared(String name, Optional<Object> value) {}
