// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.journal.Seal;

/**
 * What a report says of itself.
 *
 * @param link of the chain; its digest is that of all the others
 * @param muster the version that has made the report
 * @param entries how many entries of the journal it was made from
 */
record ReportSeal(Seal link, String muster, long entries, Digests digests) {

  /**
   * The digests of a report's files, each without its seal.
   *
   * @param html SHA-256 in hexadecimal, as the others
   */
  record Digests(String html, String json, String junit) {

    String of(ReportFormat format) {
      return switch (format) {
        case HTML -> html;
        case JSON -> json;
        case JUNIT -> junit;
      };
    }
  }

  /** The digest of a report as a whole, which is what is sealed. */
  static String digest(String muster, long entries, Digests digests) {
    return Seal.sha256(
        "muster %s\nentries %d\nhtml %s\njson %s\njunit %s\n"
            .formatted(muster, entries, digests.html(), digests.json(), digests.junit()));
  }

  /** Whether the link is that of the others, and its hash that of what it says. */
  boolean fits() {
    return link.fits() && link.digest().equals(digest(muster, entries, digests));
  }
}
