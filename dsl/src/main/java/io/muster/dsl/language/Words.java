// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a block is for: on each interface of words. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Words {

  /** What it says to a reader who knows the block's name only, in a sentence or two. */
  String value();
}
