// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.webhook;

import io.muster.journal.Seal;
import java.util.regex.Pattern;

/** What messages are known by. */
final class Ids {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_:+/=@~-]{1,128}");

  private Ids() {}

  /** Whether it can stand in a journal and in a log. */
  static boolean isPlain(String id) {
    return PLAIN.matcher(id).matches();
  }

  static String ofBody(HookRequest request) {
    return "sha256:" + Seal.sha256(request.body());
  }
}
