// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.problem.SourceText;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A strict language: an interface with one method a word, the same for each block in it, and
 * classes of values. Reading a text calls the methods of an implementation, which collects what it
 * is told.
 *
 * <p>The text can do nothing else. It is never compiled, loops and sizes are counted, and the time
 * is limited.
 *
 * @param <W> the words at the top of a file
 */
public final class Language<W> {

  private final Class<W> words;
  private final List<Class<?>> values;
  private final Forms forms;
  private final Map<String, Set<String>> homes = new LinkedHashMap<>();
  private final Set<Class<?>> blocks = new LinkedHashSet<>();

  private Language(Class<W> words, List<Class<?>> values) {
    this.words = words;
    this.values = List.copyOf(values);
    this.forms = new Forms(this.values);
    settle(words, "at the top of the file");
  }

  /**
   * The language with these words at the top of a file; those of its blocks follow from their
   * parameters.
   */
  public static <W> Language<W> of(Class<W> words) {
    return new Language<>(words, List.of());
  }

  /**
   * The same language with values that have words of their own: static methods of these classes.
   */
  public Language<W> withValues(Class<?>... classes) {
    return new Language<>(words, List.of(classes));
  }

  /**
   * Reads a text into an implementation of the words; all that is wrong in it goes to {@code
   * problems}.
   */
  public Evaluation read(SourceText source, W implementation, Problems problems) {
    return read(source, implementation, problems, TimeLimit.start());
  }

  /**
   * The same within the time that is left of a limit. Where the reading was given up, the
   * implementation must not be looked at any more.
   */
  public Evaluation read(SourceText source, W implementation, Problems problems, TimeLimit limit) {
    Session session = new Session(this, source, problems, new Budget(limit), new Evaluation());
    Scope scope = Scope.of(new Scope.Receiver("", Vocabulary.of(words), implementation));
    if (limit.run(() -> Reading.of(session, scope))) {
      return session.evaluation();
    }
    problems.add(Problem.of(Rule.TOO_LARGE, source.whole(), "reading this file takes too long"));
    return Evaluation.givenUp(words);
  }

  /** The words at the top of a file. */
  public Class<W> words() {
    return words;
  }

  /** The interfaces of words that can be reached from the top of a file. */
  public Set<Class<?>> blocks() {
    return Set.copyOf(blocks);
  }

  /** The classes of values. */
  public List<Class<?>> values() {
    return values;
  }

  /** The types whose values have words of their own. */
  public Set<Class<?>> valueTypes() {
    return forms.types();
  }

  /** The words that make a value of this type. */
  public List<WordShape> valueWords(Class<?> type) {
    return forms.words(type).stream().map(WordShape::of).toList();
  }

  /** The plain values that become a value of this type, as in "the name of a group". */
  public List<String> literals(Class<?> type) {
    return forms.literals(type).stream().map(Forms::literal).toList();
  }

  /** What a parameter of this type takes, as in "a duration such as 30.seconds". */
  public String describe(Type type) {
    return forms.describe(type);
  }

  /** The units of durations, from short to long. */
  public static List<String> units() {
    return Properties.units();
  }

  boolean makesValues(Class<?> type) {
    return forms.types().contains(type);
  }

  Forms forms() {
    return forms;
  }

  /** Where a word may stand, as in "in 'group' or 'before'". */
  Optional<String> homeOf(String word) {
    return Optional.ofNullable(homes.get(word)).map(places -> String.join(" or ", places));
  }

  private void settle(Class<?> block, String place) {
    boolean known = !blocks.add(block);
    for (WordShape word : Vocabulary.of(block).words().values()) {
      homes.computeIfAbsent(word.name(), _ -> new LinkedHashSet<>()).add(place);
      if (!known) {
        word.braces().ifPresent(braces -> settle(braces.words(), "in '" + word.name() + "'"));
      }
    }
  }
}
