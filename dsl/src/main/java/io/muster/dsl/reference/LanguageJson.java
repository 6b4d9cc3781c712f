// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference;

import io.muster.problem.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints a language for tools, as one JSON object. Its members stay as they are within a version;
 * members may be added.
 */
public final class LanguageJson {

  /** The version of the form, not of the language. */
  public static final int VERSION = 1;

  private LanguageJson() {}

  /** The whole description. */
  public static String print(Description language) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("version", VERSION);
    members.put("top", language.top().name());
    members.put("units", language.units());
    members.put("blocks", language.blocks().stream().map(LanguageJson::block).toList());
    members.put("values", language.values().stream().map(LanguageJson::value).toList());
    return Json.print(members);
  }

  private static Map<String, Object> block(BlockDescription block) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", block.name());
    members.put("text", block.text());
    members.put("includes", block.includes());
    members.put("words", words(block.words()));
    return members;
  }

  private static Map<String, Object> value(ValueDescription value) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", value.name());
    members.put("literals", value.literals());
    members.put("words", words(value.words()));
    return members;
  }

  private static List<Map<String, Object>> words(List<WordDescription> words) {
    return words.stream().map(LanguageJson::word).toList();
  }

  private static Map<String, Object> word(WordDescription word) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", word.name());
    members.put("text", word.text());
    members.put("example", word.example());
    members.put("values", word.values().stream().map(LanguageJson::parameter).toList());
    members.put("arguments", word.arguments().stream().map(LanguageJson::parameter).toList());
    word.body()
        .ifPresent(
            body -> {
              members.put("block", body.block());
              members.put("blockRequired", body.required());
            });
    return members;
  }

  private static Map<String, Object> parameter(ParameterDescription parameter) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", parameter.name());
    members.put("required", parameter.required());
    members.put("type", parameter.type().kind().id());
    parameter.type().name().ifPresent(name -> members.put("of", name));
    members.put("takes", parameter.type().words());
    if (!parameter.text().isEmpty()) {
      members.put("text", parameter.text());
    }
    return members;
  }
}
