// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.language.Vocabulary;
import io.muster.dsl.words.RunbookLanguage;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Parameter;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parameters have names of their own that no word is hidden by, and choices something to choose.
 */
final class Parameters implements Check {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  /** The words of Groovy that cannot be variables, or are one in every loop. */
  private static final Set<String> GROOVY =
      Set.of(
          "abstract",
          "as",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "def",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "false",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "in",
          "instanceof",
          "int",
          "interface",
          "it",
          "long",
          "native",
          "new",
          "null",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "threadsafe",
          "throw",
          "throws",
          "trait",
          "transient",
          "true",
          "try",
          "var",
          "void",
          "volatile",
          "while",
          "yield");

  @Override
  public void check(Runbook runbook, Findings findings) {
    First first = new First(Rule.DUPLICATE_PARAMETER, "give one of them another name", findings);
    for (Parameter parameter : runbook.parameters()) {
      Position place = findings.place(parameter.at(), "name");
      first.use(
          parameter.name(), place, "parameter '" + parameter.name() + "' is already declared");
      name(parameter.name(), place, findings);
      if (parameter.type() == Parameter.Type.CHOICE) {
        choice(parameter, findings);
      }
    }
  }

  private static void name(String name, Position place, Findings findings) {
    if (!NAME.matcher(name).matches()) {
      findings.add(
          Problem.of(Rule.INVALID_NAME, place, "'" + name + "' cannot be the name of a parameter")
              .hint("it is a variable of the text: letters, digits and _, as in restoreTo"));
    } else if (GROOVY.contains(name) || isWord(name)) {
      String owner = GROOVY.contains(name) ? "Groovy" : "the language";
      findings.add(
          Problem.of(Rule.INVALID_NAME, place, "a parameter cannot be called '" + name + "'")
              .hint("'" + name + "' is a word of " + owner + "; choose another name"));
    }
  }

  private static boolean isWord(String name) {
    return RunbookLanguage.RUNBOOKS.blocks().stream()
            .anyMatch(block -> Vocabulary.of(block).words().containsKey(name))
        || RunbookLanguage.RUNBOOKS.valueTypes().stream()
            .flatMap(type -> RunbookLanguage.RUNBOOKS.valueWords(type).stream())
            .anyMatch(word -> word.name().equals(name));
  }

  private static void choice(Parameter parameter, Findings findings) {
    if (parameter.options().isEmpty()) {
      findings.add(
          Problem.of(
                  Rule.INVALID_PARAMETER,
                  findings.place(parameter.at(), "of"),
                  "choice '" + parameter.name() + "' has no values")
              .hint("name them, as in of: ['small', 'full']"));
    }
    First first = new First(Rule.INVALID_PARAMETER, "remove one of them", findings);
    int index = 0;
    for (String option : parameter.options()) {
      first.use(
          option,
          findings.place(parameter.at(), "of", index++),
          "'" + option + "' is already a value of this choice");
    }
  }
}
