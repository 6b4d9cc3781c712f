// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import io.muster.access.Role;
import io.muster.http.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that the API does.
 *
 * @param method such as {@code GET}, which changes nothing
 * @param path in which {@code {name}} stands for a part of any text
 * @param name what it is called in OpenAPI and in the audit log
 * @param least the role that is needed; those above it may too
 * @param shape what is sent and answered
 * @param work does it
 */
record Route(
    String method, String path, String name, Role least, Shape shape, Function<Visit, Reply> work) {

  /**
   * What is sent and answered.
   *
   * @param summary for people, without a full stop
   * @param body the schema of what is sent; empty where nothing is
   * @param status of an answer that is no problem
   * @param answer the schema of what is answered, or a media type
   * @param query what may stand behind the path
   */
  record Shape(
      String summary, Optional<String> body, int status, String answer, List<String> query) {

    /** What is shown. */
    static Shape shows(String summary, String answer, String... query) {
      return new Shape(summary, Optional.empty(), 200, answer, List.of(query));
    }

    /** What is done. */
    static Shape does(String summary, String body, int status, String answer) {
      return new Shape(summary, Optional.of(body), status, answer, List.of());
    }
  }

  /** Something that whoever has a token may look at, as far as it is in his scope. */
  static Route look(String path, String name, Shape shape, Function<Visit, Reply> work) {
    return new Route("GET", path, name, Role.VIEWER, shape, work);
  }

  /** Whether it may change something. */
  boolean acts() {
    return !method.equals("GET");
  }

  private List<String> parts() {
    return List.of(path.substring(1).split("/"));
  }

  /** What stands for what, where a path is one of these. */
  Optional<Map<String, String>> match(List<String> asked) {
    List<String> parts = parts();
    if (parts.size() != asked.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.startsWith("{")) {
        parameters.put(part.substring(1, part.length() - 1), asked.get(i));
      } else if (!part.equals(asked.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  /** The names of what stands for something. */
  List<String> parameters() {
    List<String> names = new ArrayList<>();
    parts().stream()
        .filter(part -> part.startsWith("{"))
        .forEach(part -> names.add(part.substring(1, part.length() - 1)));
    return names;
  }
}
