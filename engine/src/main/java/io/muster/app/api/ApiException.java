// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import java.util.List;
import java.util.Map;

/** A call is not answered as it was meant; the sentences say why, and what to do. */
final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<String> sentences;
  private final transient Map<String, String> headers;

  ApiException(int status, String sentence, Map<String, String> headers) {
    super(sentence);
    this.status = status;
    this.sentences = List.of(sentence);
    this.headers = Map.copyOf(headers);
  }

  ApiException(int status, String sentence) {
    this(status, sentence, Map.of());
  }

  int status() {
    return status;
  }

  List<String> sentences() {
    return sentences;
  }

  Map<String, String> headers() {
    return headers;
  }
}
