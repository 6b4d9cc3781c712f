// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

/** The colours of the board, or none. */
public enum Colors {
  NONE {
    @Override
    String paint(int code, String text) {
      return text;
    }
  },
  ANSI {
    @Override
    String paint(int code, String text) {
      return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
  };

  abstract String paint(int code, String text);

  String bold(String text) {
    return paint(1, text);
  }

  String of(BoardRow.State state, String text) {
    return switch (state) {
      case WAITING, SKIPPED -> paint(2, text);
      case RUNNING -> paint(36, text);
      case DONE -> paint(32, text);
      case FAILED -> paint(31, text);
      case UNDONE -> paint(33, text);
    };
  }
}
