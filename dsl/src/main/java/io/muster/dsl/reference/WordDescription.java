// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference;

import java.util.List;
import java.util.Optional;

/**
 * A word of a block, or one that makes a value.
 *
 * @param text what it says, in a sentence or two
 * @param example how it is written
 * @param values what is written without a name, in order
 * @param arguments what is written with a name
 * @param body the block that follows
 */
public record WordDescription(
    String name,
    String text,
    String example,
    List<ParameterDescription> values,
    List<ParameterDescription> arguments,
    Optional<Body> body) {

  /** The block between braces after a word. */
  public record Body(String block, boolean required) {}
}
