// SPDX-License-Identifier: Apache-2.0
package io.muster.problem.sarif;

import io.muster.problem.Json;
import io.muster.problem.Problem;
import io.muster.problem.SourceText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a code host knows a problem of one file again by: the rule and the words of the line, which
 * stay when lines above come and go.
 */
final class Fingerprints {

  private static final int LENGTH = 16;

  private final SourceText source;
  private final Map<String, Integer> seen = new HashMap<>();

  Fingerprints(SourceText source) {
    this.source = source;
  }

  /** That of the next problem in the order of the file. */
  Json next(Problem problem) {
    String digest = digest(problem.id() + "\n" + source.line(problem.at()).strip());
    int occurrence = seen.merge(digest, 1, Integer::sum);
    // why: the one name that code hosts look for
    return Json.object().put("primaryLocationLineHash", digest + ":" + occurrence);
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
          .substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
