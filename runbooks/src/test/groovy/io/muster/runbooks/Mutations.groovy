// SPDX-License-Identifier: Apache-2.0
package io.muster.runbooks

/** Changes texts at random; the same seed gives the same texts. */
class Mutations {

  private static final List<String> HOSTILE = [
    '{', '}', '(', ')', '[', ']', "'", '"', "'''", '"""', '${', '$', '\\', '/', '/*', '*/', '//', '#!', '$/', '/$',
    '\u0000', '\r', '\r\n', '\n', '\t', '\u2028', '\u00a0', '\ufeff', '\ud800', '\u200b', '“', '’', '💾', 'é',
    ',', ';', ':', '::', '=', '==', '->', '=>', '?.', '*.', '.&', '..', '..<', '...', '@', '~', '- -', '+', '++', '?:', '?', '!', '#', '%', '&', '|', '^',
    'def ', 'class ', 'import ', 'while ', 'new ', 'this', 'null', 'true', 'it', 'return ', 'if ', 'else ', 'for (', 'switch ', 'try ', 'assert ', 'in ', 'as ', '@Grab ',
    'static ', 'System.exit(1)', '.each { }', '.each', '.execute()', '.class', '.metaClass', '(1..2000000000)', '[:]', '[]', '{}', '""', "''",
    '0', '-1', '2147483648', '9223372036854775808', '1e999999999', '0x', '1_', '1.5', '.5', '1.seconds.seconds', '99999999999999999.days', '0b2', '1g', '1.0f']
  private static final String TOKEN = /\w+|\s+|'[^'\n]*'|"[^"\n]*"|[^\w\s]/

  private final Random random
  private final List<String> texts

  Mutations(long seed, List<String> texts) {
    this.random = new Random(seed)
    this.texts = texts
  }

  /** One of the texts with a few changes. */
  String next() {
    def text = texts[random.nextInt(texts.size())]
    (0..random.nextInt(4)).each { text = changed(text) }
    text
  }

  private String changed(String text) {
    switch (random.nextInt(4)) {
      case 0: return parts(text.toList() as List<String>, random.nextInt(4))
      case 1: return parts(tokens(text), random.nextInt(5))
      case 2: return parts(lines(text), random.nextInt(5))
      default: return values(text)
    }
  }

  /** Deletes, doubles, swaps or inserts a part, or puts one of another text in its place. */
  private String parts(List<String> parts, int change) {
    if (parts.isEmpty()) {
      return hostile()
    }
    int place = random.nextInt(parts.size())
    switch (change) {
      case 0: parts.remove(place); break
      case 1: parts.add(place, parts[place]); break
      case 2: parts.swap(place, random.nextInt(parts.size())); break
      case 3: parts.add(place, hostile()); break
      default:
        def others = lines(texts[random.nextInt(texts.size())])
        parts[place] = others[random.nextInt(others.size())]
    }
    parts.join('')
  }

  /** Puts something hostile in the place of a number or a quoted text. */
  private String values(String text) {
    def parts = tokens(text)
    def places = parts.findIndexValues { it ==~ /\d+|'.*'|".*"/ }
    if (!places.isEmpty()) {
      parts[places[random.nextInt(places.size())] as int] = random.nextBoolean() ? hostile() : "'${hostile()}'".toString()
    }
    parts.join('')
  }

  private String hostile() {
    HOSTILE[random.nextInt(HOSTILE.size())]
  }

  private static List<String> tokens(String text) {
    text.findAll(TOKEN)
  }

  private static List<String> lines(String text) {
    text.split(/(?<=\n)/) as List<String>
  }
}
