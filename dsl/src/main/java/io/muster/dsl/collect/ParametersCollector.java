// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.language.Declared;
import io.muster.dsl.words.ParametersWords;
import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.runbook.Parameter;
import io.muster.runbook.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what stands in {@code parameters}, and gives each its value. */
final class ParametersCollector implements ParametersWords {

  private final Map<String, String> settings;
  private final Problems problems;
  private final List<Parameter> parameters = new ArrayList<>();

  /**
   * @param settings the values that are passed, by the names of their parameters
   */
  ParametersCollector(Map<String, String> settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  @Override
  public Declared text(Position at, String name, Text text) {
    return declare(
        draft(at, name, Parameter.Type.TEXT, text.required()), text.otherwise().map(it -> it));
  }

  @Override
  public Declared number(Position at, String name, Numeric number) {
    return declare(
        draft(at, name, Parameter.Type.NUMBER, number.required()),
        number.otherwise().map(ParameterValues::number));
  }

  @Override
  public Declared choice(Position at, String name, Choice choice) {
    Draft draft =
        new Draft(at, name, Parameter.Type.CHOICE, choice.required().orElse(false), choice.of());
    choice
        .otherwise()
        .filter(value -> !choice.of().contains(value))
        .ifPresent(
            value ->
                tell(
                    draft,
                    "'" + value + "' is none of the values of '" + name + "'",
                    NearMiss.hint(value, choice.of())
                        .orElse("it can be " + String.join(", ", choice.of()))));
    return declare(draft, choice.otherwise().map(it -> it));
  }

  @Override
  public Declared flag(Position at, String name, Flag flag) {
    return declare(
        draft(at, name, Parameter.Type.FLAG, flag.required()), flag.otherwise().map(it -> it));
  }

  @Override
  public Declared instant(Position at, String name, Time time) {
    return declare(
        draft(at, name, Parameter.Type.INSTANT, time.required()), time.otherwise().map(it -> it));
  }

  @Override
  public Declared duration(Position at, String name, Length length) {
    return declare(
        draft(at, name, Parameter.Type.DURATION, length.required()),
        length.otherwise().map(it -> it));
  }

  private static Draft draft(
      Position at, String name, Parameter.Type type, Optional<Boolean> required) {
    return new Draft(at, name, type, required.orElse(false), List.of());
  }

  private Declared declare(Draft draft, Optional<Object> otherwise) {
    if (draft.required && otherwise.isPresent()) {
      tell(
          draft,
          "parameter '" + draft.name + "' is required, and has a value where none is passed",
          "keep 'required' or 'otherwise'");
    }
    Optional<Object> value = passed(draft).or(() -> otherwise);
    parameters.add(
        new Parameter(
            draft.at,
            draft.name,
            draft.type,
            draft.required,
            otherwise.map(ParameterValues::text),
            draft.options,
            value.map(ParameterValues::text)));
    return new Declared(draft.name, value);
  }

  private Optional<Object> passed(Draft draft) {
    String written = settings.get(draft.name);
    if (written == null) {
      return Optional.empty();
    }
    Optional<Object> value = ParameterValues.read(draft.type, draft.options, written);
    if (value.isEmpty()) {
      tell(
          draft,
          "parameter '" + draft.name + "' cannot be '" + written + "'",
          "pass " + ParameterValues.form(draft.type, draft.options));
    }
    return value;
  }

  private void tell(Draft draft, String sentence, String hint) {
    problems.add(Problem.of(Rule.INVALID_PARAMETER, draft.at, sentence).hint(hint));
  }

  private record Draft(
      Position at, String name, Parameter.Type type, boolean required, List<String> options) {}
}
