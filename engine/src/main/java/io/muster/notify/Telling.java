// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import io.muster.config.NotifyTarget;
import io.muster.journal.NoticeMarks;
import io.muster.journal.NoticeMarks.About;
import io.muster.journal.NoticeMarks.Mark;
import io.muster.notify.Tally.Fate;
import io.muster.time.Durations;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one target a notice and writes that down, in this order: whoever ends in between leaves it
 * to be told again, with the same key.
 */
final class Telling {

  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

  private final NotifyTarget target;
  private final Notifier.Setting setting;
  private final Patience patience = new Patience();

  Telling(NotifyTarget target, Notifier.Setting setting) {
    this.target = target;
    this.setting = setting;
  }

  private static String key(About about, String name) {
    return about + " " + name;
  }

  /** Whether what is next of something has failed, and is not to be tried yet. */
  boolean waits(About about, String name) {
    return patience.waits(key(about, name), setting.machine().instant());
  }

  private NoticeMarks marks() {
    return setting.marks();
  }

  /**
   * Tells a notice.
   *
   * @param mark how far the target was told
   * @param number how far it is then
   * @return false when it has to be tried again
   */
  boolean tell(About about, String name, Mark mark, long number, Notice notice) {
    try {
      setting.courier().deliver(target, Letter.of(target, notice));
      setting.tally().count(target, notice.kind(), Fate.SENT);
    } catch (NotDeliveredException problem) {
      Mark failing = mark.failing(setting.machine().instant());
      if (!isHopeless(failing)) {
        again(about, name, failing, notice, problem);
        return false;
      }
      setting.tally().count(target, notice.kind(), Fate.GIVEN_UP);
      LOG.error(
          "target {} is not told any more that {}, after {}: {}",
          target,
          notice.title(),
          Durations.words(Patience.END),
          problem.getMessage());
    }
    patience.forget(key(about, name));
    marks().put(target.name(), about, name, Mark.at(number));
    return true;
  }

  private boolean isHopeless(Mark failing) {
    Instant now = setting.machine().instant();
    return failing.failingSince().filter(it -> !it.plus(Patience.END).isAfter(now)).isPresent();
  }

  private void again(
      About about, String name, Mark failing, Notice notice, NotDeliveredException problem) {
    setting.tally().count(target, notice.kind(), Fate.FAILED);
    Duration wait = patience.failed(key(about, name), setting.machine().instant());
    if (wait.equals(Patience.FIRST)) {
      LOG.warn(
          "target {} could not be told that {}: {}; it is tried again for {}",
          target,
          notice.title(),
          problem.getMessage(),
          Durations.words(Patience.END));
    }
    marks().put(target.name(), about, name, failing);
  }
}
