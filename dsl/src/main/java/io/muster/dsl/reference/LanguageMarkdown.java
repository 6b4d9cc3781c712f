// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints a language for people: a part of a Markdown page, one heading a block. */
public final class LanguageMarkdown {

  private final Description language;
  private final StringBuilder out = new StringBuilder();

  private LanguageMarkdown(Description language) {
    this.language = language;
  }

  /** The reference, from the top of a file down to the values. */
  public static String print(Description language) {
    LanguageMarkdown markdown = new LanguageMarkdown(language);
    language.blocks().forEach(markdown::block);
    language.values().forEach(markdown::value);
    return markdown.out.toString();
  }

  private void block(BlockDescription block) {
    boolean top = block.equals(language.top());
    out.append(top ? "### At the top of a file\n\n" : "### In `" + block.name() + "`\n\n");
    out.append(block.text()).append('\n');
    String places = places(block.name());
    if (!places.isEmpty() && !places.equals(code(block.name()))) {
      out.append("It follows ").append(places).append(".\n");
    }
    block
        .includes()
        .forEach(
            name ->
                out.append("All words of ").append(link(name)).append(" may stand here too.\n"));
    block.words().forEach(this::word);
    out.append('\n');
  }

  /** "`before` and `after`": the words and arguments that a block follows. */
  private String places(String block) {
    List<String> places =
        Stream.concat(
                language.blocks().stream().flatMap(in -> in.words().stream()),
                language.values().stream().flatMap(value -> value.words().stream()))
            .flatMap(word -> places(word, block))
            .distinct()
            .toList();
    return places.size() < 2
        ? String.join("", places)
        : String.join(", ", places.subList(0, places.size() - 1)) + " and " + places.getLast();
  }

  private static Stream<String> places(WordDescription word, String block) {
    Stream<String> body =
        word.body().filter(it -> it.block().equals(block)).map(_ -> code(word.name())).stream();
    Stream<String> arguments =
        word.arguments().stream()
            .filter(it -> it.type().kind() == TypeDescription.Kind.BLOCK)
            .filter(it -> it.type().name().equals(Optional.of(block)))
            .map(it -> code(it.name() + ":"));
    return Stream.concat(body, arguments);
  }

  private void value(ValueDescription value) {
    out.append("### Values: ").append(value.name()).append("\n\n");
    if (!value.literals().isEmpty()) {
      out.append("Written as ").append(String.join(", or as ", value.literals()));
      out.append(value.words().isEmpty() ? ".\n" : ", or with one of these words.\n");
    }
    value.words().forEach(this::word);
    out.append('\n');
  }

  private void word(WordDescription word) {
    out.append("\n#### ").append(code(word.name())).append("\n\n").append(word.text()).append('\n');
    word.body()
        .ifPresent(
            body ->
                out.append(body.required() ? "A block follows: " : "A block may follow: ")
                    .append(link(body.block()))
                    .append(".\n"));
    out.append("\n```groovy\n").append(word.example()).append("\n```\n");
    if (word.values().size() + word.arguments().size() > 0) {
      out.append("\n| | takes | |\n| --- | --- | --- |\n");
      word.values().forEach(value -> row(value.name(), value));
      word.arguments().forEach(argument -> row(code(argument.name() + ":"), argument));
    }
  }

  private void row(String name, ParameterDescription parameter) {
    StringJoiner meaning = new StringJoiner(" ");
    if (!parameter.text().isEmpty()) {
      meaning.add(parameter.text());
    }
    if (parameter.required()) {
      meaning.add("Required.");
    }
    out.append(
        Stream.of(name, takes(parameter.type()), meaning.toString())
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private static String takes(TypeDescription type) {
    return switch (type.kind()) {
      case BLOCK -> "a block: " + type.name().map(LanguageMarkdown::link).orElse("");
      case VALUE ->
          "[" + type.words() + "](#values-" + type.name().orElse("").replace(' ', '-') + ")";
      default -> type.words();
    };
  }

  private static String link(String block) {
    return "[" + code(block) + "](#in-" + block.toLowerCase(Locale.ROOT) + ")";
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
