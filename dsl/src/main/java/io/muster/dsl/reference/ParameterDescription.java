// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference;

/**
 * A value or a named argument that a word takes.
 *
 * @param required whether the word is wrong without it
 * @param text what it says; empty for a value, which the word itself explains
 */
public record ParameterDescription(
    String name, TypeDescription type, boolean required, String text) {}
