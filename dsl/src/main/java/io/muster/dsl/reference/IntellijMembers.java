// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference;

import io.muster.dsl.reference.TypeDescription.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Prints the methods and properties of a contributor in a GroovyDSL script. */
final class IntellijMembers {

  private static final String ANYTHING = "java.lang.Object";

  private final StringBuilder out;

  IntellijMembers(StringBuilder out) {
    this.out = out;
  }

  /**
   * One method for each way to write a word: the editor takes no parameter for one that may be left
   * out.
   */
  void method(WordDescription word) {
    boolean plain = word.arguments().stream().noneMatch(ParameterDescription::required);
    for (List<String> parameters : parameters(word)) {
      if (plain) {
        method(word, List.of(), parameters);
      }
      if (!word.arguments().isEmpty()) {
        method(word, word.arguments(), parameters);
      }
    }
  }

  /** Whether a word that makes a value is written without anything, as in {@code latest}. */
  static boolean isProperty(WordDescription word) {
    return word.values().isEmpty() && word.arguments().isEmpty() && word.body().isEmpty();
  }

  /** A value; several types may have a word of the same name. */
  void property(String name, List<WordDescription> words) {
    property(
        name,
        ANYTHING,
        words.stream().map(IntellijMembers::documentation).collect(Collectors.joining("<hr>")));
  }

  void unit(String name) {
    property(name, type(Kind.DURATION), "A duration in " + name + ".");
  }

  private void property(String name, String type, String documentation) {
    out.append("    property name: ").append(quoted(name));
    out.append(", type: ").append(quoted(type));
    out.append(",\n      doc: ").append(quoted(documentation)).append('\n');
  }

  private void method(
      WordDescription word, List<ParameterDescription> arguments, List<String> parameters) {
    out.append("    method name: ").append(quoted(word.name()));
    out.append(", type: ").append(quoted(ANYTHING)).append(",\n");
    if (!arguments.isEmpty()) {
      out.append("      namedParams: [\n");
      arguments.forEach(it -> out.append("        ").append(argument(it)).append(",\n"));
      out.append("      ],\n");
    }
    out.append("      params: ");
    out.append(parameters.isEmpty() ? "[:]" : "[" + String.join(", ", parameters) + "]");
    out.append(",\n      doc: ").append(quoted(documentation(word))).append('\n');
  }

  private static String argument(ParameterDescription argument) {
    String text = argument.text() + (argument.required() ? " Required." : "");
    return new StringJoiner(", ", "parameter(", ")")
        .add("name: " + quoted(argument.name()))
        .add("type: " + quoted(type(argument.type().kind())))
        .add("doc: " + quoted(escaped(text)))
        .toString();
  }

  /** The values and the block of a word: the required ones and, if that differs, all of them. */
  private static List<List<String>> parameters(WordDescription word) {
    List<String> all = new ArrayList<>();
    List<String> required = new ArrayList<>();
    for (ParameterDescription value : word.values()) {
      add(value.name(), value.type().kind(), value.required(), all, required);
    }
    word.body().ifPresent(body -> add("body", Kind.BLOCK, body.required(), all, required));
    return all.equals(required) ? List.of(all) : List.of(required, all);
  }

  private static void add(
      String name, Kind kind, boolean isRequired, List<String> all, List<String> required) {
    String parameter = name + ": " + quoted(type(kind));
    all.add(parameter);
    if (isRequired) {
      required.add(parameter);
    }
  }

  private static String type(Kind kind) {
    return switch (kind) {
      case TEXT -> "java.lang.String";
      case WHOLE_NUMBER -> "java.lang.Integer";
      case NUMBER -> "java.lang.Number";
      case FLAG -> "java.lang.Boolean";
      case DURATION -> "java.time.Duration";
      case LIST -> "java.util.List";
      case MAP -> "java.util.Map";
      case BLOCK -> "groovy.lang.Closure";
      case VALUE, DATA -> ANYTHING;
    };
  }

  private static String documentation(WordDescription word) {
    return escaped(word.text()) + "<pre>" + escaped(word.example()) + "</pre>";
  }

  /** A text as HTML. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** A text as Groovy. */
  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }
}
