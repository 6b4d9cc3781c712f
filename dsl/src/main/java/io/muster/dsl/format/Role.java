// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format;

/** What a token is for, where its letters alone do not tell. */
enum Role {
  /** Begins a statement of a block or of the file. */
  STATEMENT,
  /** Begins the statement of an {@code if} or a loop that has no braces. */
  BODY,
  /** A semicolon that is a statement of its own, as opposed to one between statements. */
  EMPTY_BODY,
  /** A sign before its operand. */
  PREFIX,
  /** A sign after its operand. */
  POSTFIX,
  /** A bracket that belongs to what it follows: a call or an index. */
  ATTACHED,
  /** A colon between two values, as opposed to one after a name. */
  BETWEEN_VALUES,
  /** A sign whose spaces are left as they were written. */
  AS_WRITTEN,
  /** A parameter of a block, or a comment before its arrow. */
  PARAMETER,
  /** The arrow after the parameters of a block. */
  BLOCK_ARROW
}
