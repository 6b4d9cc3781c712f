// SPDX-License-Identifier: Apache-2.0
package io.muster.answer

import spock.lang.Specification

class ReplyTextSpec extends Specification {

  static final List<String> CHOICES = ['commit', 'undo', 'keep']

  def 'an answer is a choice alone in the first line, or with a reason: #text'() {
    expect:
    ReplyText.answer(text, CHOICES) == Optional.of(new ReplyText.Answer(choice, reason))

    where:
    text                                                                              || choice   | reason
    'commit'                                                                          || 'commit' | ''
    '  Commit.\r\n'                                                                   || 'commit' | ''
    '\n\nUNDO!\n\nthe shops cannot be reached\n\n-- \nAda'                            || 'undo'   | ''
    'undo: the shops cannot be reached'                                               || 'undo'   | 'the shops cannot be reached'
    '*commit*'                                                                        || 'commit' | ''
    'commit\n\nOn Sat, 21 Nov 2026 at 03:20, Muster wrote:\n> reply commit or undo\n> undo\n' || 'commit' | ''
    'commit\n\nAm 21.11.2026 um 03:20 schrieb Muster:\n\n> undo'                      || 'commit' | ''
    'Le 21 nov. 2026 à 03:20, Muster a écrit :\n> commit ou undo ?\n\nundo'           || 'undo'   | ''
    'keep\n________________________________\nFrom: Muster\nundo'                      || 'keep'   | ''
    'keep\n\nVon: Muster\nundo'                                                       || 'keep'   | ''
    'undo\n-----Original Message-----\ncommit'                                        || 'undo'   | ''
    'undo\n-----Ursprüngliche Nachricht-----\ncommit'                                 || 'undo'   | ''
    'commit\nSent from my phone'                                                      || 'commit' | ''
    'commit\ncommit'                                                                  || 'commit' | ''
  }

  def 'what can be misunderstood is none: #text'() {
    expect:
    ReplyText.answer(text, CHOICES).empty

    where:
    text << [
      '',
      '\n\n',
      'yes',
      'do not commit',
      'commit?',
      'commit or undo',
      'commit\nundo',
      'commit\n\nno, wait:\nundo: the users complain',
      'please commit',
      'ok, commit',
      'not\ncommit',
      '> commit',
      '> commit\n> undo',
      'On Sat, 21 Nov 2026, Muster wrote:\n> commit',
      '-- \ncommit',
      'comm1t',
      'commit commit',
      'commіt',
      'sell',
      'c' * 100_000,
      '\n' * 100_000 + 'commit',
    ]
  }

  def 'a reason is not longer than a line'() {
    expect:
    ReplyText.answer('undo: ' + 'x' * 10_000, CHOICES).get().reason().length() == 300
  }
}
