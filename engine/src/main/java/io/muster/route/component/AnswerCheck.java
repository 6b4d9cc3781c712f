// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import io.muster.action.StepFailure;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Whether the answer to the call before it is the expected one: its HTTP status, or a text in its
 * body.
 */
final class AnswerCheck extends DefaultProducer {

  private final String expect;

  AnswerCheck(Endpoint endpoint, String expect) {
    super(endpoint);
    this.expect = expect;
  }

  @Override
  public void process(Exchange exchange) {
    String status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, "", String.class);
    String body = exchange.getMessage().getBody(String.class);
    if (!expect.equals(status) && (body == null || !body.contains(expect))) {
      throw StepFailure.failed(
          "UnexpectedAnswer",
          "the answer%s is not the expected '%s'"
              .formatted(status.isEmpty() ? "" : " with status " + status, expect));
    }
  }
}
