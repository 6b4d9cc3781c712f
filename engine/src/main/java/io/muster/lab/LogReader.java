// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads a log. What follows the last end of a line is what a process was writing when it was
 * killed; nobody has seen an answer to that, so it has not happened.
 *
 * @param base the file that the log belongs to
 */
record LogReader(Path base, Path file) {

  /**
   * Reads all lines but the first, if that has this name; other logs say nothing about the base.
   */
  void read(String name, Consumer<LogLine> reader) {
    byte[] text = bytes();
    int from = 0;
    for (int line = 1; ; line++) {
      int end = endOfLine(text, from);
      if (end < 0) {
        return;
      }
      LogLine read = line(text, from, end, line);
      if (line > 1) {
        reader.accept(read);
      } else if (!name.equals(read.log())) {
        return;
      }
      from = end + 1;
    }
  }

  private static int endOfLine(byte[] text, int from) {
    for (int i = from; i < text.length; i++) {
      if (text[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private LogLine line(byte[] text, int from, int end, int number) {
    try {
      return LabJson.JSON.readValue(text, from, end - from, LogLine.class);
    } catch (JacksonException e) {
      throw damaged("is not the JSON of a lab at line " + number, e);
    } catch (IOException e) {
      throw damaged("cannot be read: " + e, e);
    }
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      throw damaged("cannot be read: " + e, e);
    }
  }

  private DamagedLabException damaged(String why, IOException cause) {
    return new DamagedLabException(
        base, "its log '%s' %s".formatted(file.getFileName(), why), cause);
  }
}
