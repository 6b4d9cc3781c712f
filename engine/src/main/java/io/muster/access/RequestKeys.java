// SPDX-License-Identifier: Apache-2.0
package io.muster.access;

/**
 * The keys by which requests are known again that are sent more than once. Every method throws
 * {@code JournalException} when that cannot be read or written.
 */
public interface RequestKeys {

  /**
   * Keeps a key with the digest of its request, unless it is kept already.
   *
   * @param person by whom it is used; two people may use the same key
   * @return the digest that is kept with it: this one, or that of an earlier request
   */
  String keep(String person, String key, String digest);
}
