// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

/**
 * The text a runbook was loaded from.
 *
 * @param file the name it was given by
 * @param sha256 the digest of its bytes, as 64 hexadecimal digits
 */
public record Source(String file, String sha256) {}
