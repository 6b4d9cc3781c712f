// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a static method with one parameter: how a plain text, number or list becomes a value of the
 * method's type.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Literal {

  /** What is taken, as in "a name". */
  String value();
}
