// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

/** Texts of anybody in the messages of chats, in which some signs call people or make links. */
final class ChatText {

  private ChatText() {}

  /** Escaped as Slack asks for, and unable to call everybody who is there. */
  static String of(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("@(?=channel|here|everyone|all\\b)", "@\u200b");
  }
}
