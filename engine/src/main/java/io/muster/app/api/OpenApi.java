// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** The routes as OpenAPI 3.1 describes them; the shapes of documents are in a file beside it. */
record OpenApi(ObjectNode json) {

  private static final String SCHEMAS = "schemas.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param version of this process
   */
  static OpenApi of(List<Route> routes, String version) {
    ObjectNode api = JSON.createObjectNode().put("openapi", "3.1.0");
    api.putObject("info")
        .put("title", "Muster")
        .put("description", "Disaster-recovery runbooks as code for vSphere")
        .put("version", version);
    api.putArray("security").addObject().putArray("token");
    ObjectNode paths = api.putObject("paths");
    routes.forEach(
        route -> paths.withObjectProperty(route.path()).set(method(route), operation(route)));
    ObjectNode components = api.putObject("components");
    components.set("schemas", schemas());
    components
        .putObject("securitySchemes")
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer");
    return new OpenApi(api);
  }

  private static String method(Route route) {
    return route.method().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode operation(Route route) {
    Route.Shape shape = route.shape();
    ObjectNode operation = JSON.createObjectNode();
    operation.put("operationId", route.name()).put("summary", shape.summary());
    operation.put("x-role", route.least().word());
    route.parameters().forEach(name -> parameter(operation, name, "path").put("required", true));
    shape.query().forEach(name -> parameter(operation, name, "query"));
    if (route.name().equals("startRun")) {
      parameter(operation, "Idempotency-Key", "header")
          .put("description", "The same key starts one run, however often it is sent");
    }
    shape
        .body()
        .ifPresent(
            name ->
                reference(
                    operation.putObject("requestBody").put("required", true),
                    "application/json",
                    name));
    ObjectNode answers = operation.putObject("responses");
    ObjectNode done =
        answers
            .putObject(Integer.toString(shape.status()))
            .put("description", "As it is asked for");
    if (shape.answer().contains("/")) {
      done.putObject("content").putObject(shape.answer());
    } else if (!shape.answer().isEmpty()) {
      reference(done, "application/json", shape.answer());
    }
    reference(
        answers.putObject("default").put("description", "Why it is not done, and what to do"),
        "application/problem+json",
        "Problem");
    return operation;
  }

  private static ObjectNode parameter(ObjectNode operation, String name, String in) {
    ObjectNode parameter = operation.withArrayProperty("parameters").addObject();
    parameter.put("name", name).put("in", in);
    parameter.putObject("schema").put("type", "string");
    return parameter;
  }

  private static void reference(ObjectNode of, String type, String schema) {
    of.putObject("content")
        .putObject(type)
        .putObject("schema")
        .put("$ref", "#/components/schemas/" + schema);
  }

  private static ObjectNode schemas() {
    try (InputStream file = OpenApi.class.getResourceAsStream(SCHEMAS)) {
      if (file == null) {
        throw new IllegalStateException("this build has no " + SCHEMAS);
      }
      return (ObjectNode) JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
