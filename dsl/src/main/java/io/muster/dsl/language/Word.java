// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A word of a language: a method of an interface of words, or a static method that makes a value.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Word {

  /** What it says, in a sentence or two. */
  String text();

  /** How it is written; shown to authors who wrote it wrongly. */
  String example();
}
