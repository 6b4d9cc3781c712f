// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.runbook.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.builder.Builder;
import org.apache.camel.model.PipelineDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.model.language.SimpleExpression;

/**
 * Adds a call or a notification: a pipeline with the step's id that sets the message and sends it
 * to a Camel producer.
 */
final class MessageNodes {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MessageNodes() {}

  static void add(ProcessorDefinition<?> parent, Step.Call call) {
    Map<String, String> headers = new LinkedHashMap<>();
    call.method().ifPresent(method -> headers.put(Exchange.HTTP_METHOD, method));
    boolean json = call.body().filter(body -> !(body instanceof String)).isPresent();
    if (json) {
      headers.put(Exchange.CONTENT_TYPE, "application/json");
    }
    headers.putAll(call.headers());
    Optional<String> body = call.body().map(MessageNodes::text);
    PipelineDefinition pipeline = begin(parent, call, headers, body);
    pipeline.to(call.uri()).id(call.id() + "/send");
    call.expect()
        .ifPresent(
            expect ->
                pipeline
                    .to("probe:answer?expect=" + EndpointUris.raw(expect.toString()))
                    .id(call.id() + "/expect"));
    pipeline.end();
  }

  static void add(ProcessorDefinition<?> parent, Step.Notify message) {
    Map<String, String> headers = new LinkedHashMap<>();
    message.subject().ifPresent(subject -> headers.put("Subject", subject));
    PipelineDefinition pipeline =
        begin(parent, message, headers, message.body().or(message::subject));
    pipeline.to(message.uri()).id(message.id() + "/send");
    pipeline.end();
  }

  private static PipelineDefinition begin(
      ProcessorDefinition<?> parent,
      Step step,
      Map<String, String> headers,
      Optional<String> body) {
    PipelineDefinition pipeline = parent.pipeline();
    pipeline.id(step.id().path());
    pipeline.removeHeaders("*").id(step.id() + "/clear");
    headers.forEach(
        (name, value) ->
            pipeline.setHeader(name, Builder.constant(value)).id(step.id() + "/" + name));
    // why: without a body an HTTP call is a GET, so what an earlier answer left must go
    Expression content =
        body.<Expression>map(ConstantExpression::new)
            .orElseGet(() -> new SimpleExpression("${null}"));
    pipeline.setBody(content).id(step.id() + "/body");
    return pipeline;
  }

  private static String text(Object body) {
    try {
      return body instanceof String string ? string : JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body cannot be written as JSON", e);
    }
  }
}
