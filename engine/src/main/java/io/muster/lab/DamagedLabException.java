// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A saved lab that cannot be read; its message is a sentence for whoever started the command. */
public final class DamagedLabException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DamagedLabException(Path file, String why, @Nullable Throwable cause) {
    super(
        "the lab saved in '%s' cannot be used: %s; delete the file to begin with a fresh lab"
            .formatted(file, why),
        cause);
  }
}
