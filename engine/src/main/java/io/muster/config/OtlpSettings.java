// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where traces are sent.
 *
 * @param endpoint of OTLP over HTTP, such as {@code http://collector:4318}
 * @param authorization the value of that header, where the collector wants one
 */
public record OtlpSettings(URI endpoint, Optional<String> authorization) {

  static final String SUBJECT = "otlp";

  static final List<String> SETTINGS = List.of("endpoint", "authorization");

  static OtlpSettings read(Section section) {
    String text = section.required("endpoint");
    if (!text.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+(/[A-Za-z0-9._~/-]*)?")) {
      throw section.wrong("endpoint", "it is no address such as http://collector:4318");
    }
    URI endpoint = URI.create(text.replaceFirst("/$", ""));
    Optional<String> authorization = section.optional("authorization");
    if (authorization.isPresent()
        && endpoint.getScheme().equals("http")
        && !SiteReader.isThisMachine(endpoint.getHost())) {
      throw section.wrong(
          "endpoint", "an address that is sent 'otlp.authorization' has to begin with https://");
    }
    return new OtlpSettings(endpoint, authorization);
  }

  /** Where traces go. */
  public URI traces() {
    return URI.create(endpoint + "/v1/traces");
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
