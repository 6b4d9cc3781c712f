// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints a language as a GroovyDSL script (.gdsl): where IntelliJ IDEA finds it, it completes and
 * explains the words of each block.
 */
public final class IntellijScript {

  private static final String HEAD =
      """
      // SPDX-License-Identifier: Apache-2.0
      // Printed from the words of the language, like the reference in docs/language.md. Do not edit.

      """;

  // why: enclosingCall finds the nearest call of a name, however far out it is. Only all of them
  // together, in their order, say which block a place is in.
  private static final String BLOCK_OF =
      """
      // The block that a place is in: from the top of the file down through the calls around it.
      def blockOf = { here ->
        follows.values().collectMany { it.keySet() }.unique()
          .collect { word -> [word: word, call: here.enclosingCall(word)] }
          .findAll { it.call != null }
          .sort { it.call.textRange.startOffset }
          .inject(TOP) { block, next -> follows[block]?.get(next.word) ?: block }
      }

      def inFile = context(scope: scriptScope())
      def inBraces = context(scope: closureScope(isArgument: true))
      def onNumbers = context(ctype: 'java.lang.Number')
      """;

  private final Description language;
  private final String top;
  private final StringBuilder out = new StringBuilder(HEAD);
  private final IntellijMembers members = new IntellijMembers(out);

  private IntellijScript(Description language) {
    this.language = language;
    this.top = IntellijMembers.quoted(language.top().name());
  }

  /** The script. */
  public static String print(Description language) {
    IntellijScript script = new IntellijScript(language);
    script.follows();
    script.out.append(BLOCK_OF.replace("TOP", script.top));
    language.blocks().forEach(script::block);
    script.values();
    script.units();
    return script.out.toString();
  }

  private void follows() {
    out.append("// Which block follows which word of a block.\ndef follows = [\n");
    for (BlockDescription block : language.blocks()) {
      String words =
          language.words(block).stream()
              .filter(word -> word.body().isPresent())
              .map(word -> word.name() + ": " + quoted(word.body().orElseThrow().block()))
              .collect(Collectors.joining(", "));
      if (!words.isEmpty()) {
        out.append("  ").append(block.name()).append(": [").append(words).append("],\n");
      }
    }
    out.append("]\n\n");
  }

  private void block(BlockDescription block) {
    String places =
        language.including(block).stream()
            .map(place -> quoted(place.name()))
            .collect(Collectors.joining(", "));
    out.append("\n// ").append(block.text()).append('\n');
    begin(
        block.equals(language.top()) ? "inFile" : "inBraces",
        "blockOf(delegate) in [" + places + "]");
    block.words().forEach(members::method);
    end();
  }

  private void values() {
    out.append("\n// Values that have words of their own.\n");
    begin("inBraces", "blockOf(delegate) != " + top);
    Map<Boolean, List<WordDescription>> words =
        language.values().stream()
            .flatMap(value -> value.words().stream())
            .collect(Collectors.partitioningBy(IntellijMembers::isProperty));
    words.getOrDefault(true, List.of()).stream()
        .collect(
            Collectors.groupingBy(WordDescription::name, LinkedHashMap::new, Collectors.toList()))
        .forEach(members::property);
    words.getOrDefault(false, List.of()).forEach(members::method);
    end();
  }

  private void units() {
    out.append("\n// Durations.\n");
    begin("onNumbers", "blockOf(delegate) != " + top);
    language.units().forEach(members::unit);
    end();
  }

  private void begin(String context, String condition) {
    out.append("contributor(").append(context).append(") {\n");
    out.append("  if (").append(condition).append(") {\n");
  }

  private void end() {
    out.append("  }\n}\n");
  }

  private static String quoted(String text) {
    return IntellijMembers.quoted(text);
  }
}
