// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

/**
 * Stands in for a value that could not be made; the problem has been told, so nobody who meets it
 * tells another.
 */
enum Mistake {
  MADE
}
